import { fail } from '../base/error.ts';
import { parseIp } from '../x509/extension/ip-address.ts';

/** A name of a certificate's subjectAltName, as the user gave it. */
export interface ServerName {
  readonly type: 'DNS' | 'IP' | 'email' | 'URI';
  readonly value: string;
}

/**
 * Reads names as OpenSSL writes them (`DNS:db1.example.com`, `IP:10.0.0.5`, `email:…`, `URI:…`), or bare, when an address is
 * an IP and anything else a DNS name. Names may be divided by commas. Fails with `issue-refused` for a name that some client
 * would not accept: an address as DNS name (OpenSSL, Go, Node and Python compare addresses with IP names only), blanks, a
 * port, a wildcard that is not the whole first label.
 */
export function parseNames(texts: readonly string[]): ServerName[] {
  const names = texts.flatMap((text) => text.split(',')).filter((text) => text.trim() !== '');
  const parsed = names.map((text) => parseName(text.trim()));
  return parsed.filter((name, index) => parsed.findIndex((other) => sameName(other, name)) === index);
}

/** The name as a server name where it can be one: `db1`, `10.0.0.5`, but not `Alice Smith`. */
export function nameOfServer(name: string): ServerName | undefined {
  if (isAddress(name)) return { type: 'IP', value: name };
  return isHostName(name) ? { type: 'DNS', value: name } : undefined;
}

/** The name as OpenSSL writes it. */
export const formatName = ({ type, value }: ServerName): string => `${type}:${value}`;

function parseName(text: string): ServerName {
  const [, prefix, value = ''] = /^(DNS|IP|IP Address|email|URI):(.*)$/i.exec(text) ?? [];
  switch (prefix?.toLowerCase()) {
    case 'dns':
      return dnsName(value.trim());
    case 'ip':
    case 'ip address':
      if (!isAddress(value.trim())) refused(text, 'no IP address', 'for example IP:10.0.0.5 or IP:fd00::5');
      return { type: 'IP', value: value.trim() };
    case 'email':
      if (!/^[\x21-\x7e]+@[\x21-\x7e]+$/.test(value))
        refused(text, 'no mail address', 'for example email:dba@example.com');
      return { type: 'email', value };
    case 'uri':
      if (!/^[a-zA-Z][\w+.-]*:[\x21-\x7e]*$/.test(value))
        refused(text, 'no URI', 'for example URI:spiffe://example.com/db1');
      return { type: 'URI', value };
    default:
      return nameOfServer(text) ?? dnsName(text);
  }
}

function dnsName(value: string): ServerName {
  if (isAddress(value)) {
    refused(
      `DNS:${value}`,
      'an IP address given as DNS name, which OpenSSL, Go, Node and Python do not accept',
      `IP:${value}`,
    );
  }
  if (/^[^:]+:\d+$/.test(value)) refused(`DNS:${value}`, 'a port in a name', `DNS:${value.split(':')[0]}`);
  if (!isHostName(value))
    refused(
      `DNS:${value}`,
      'no host name',
      'letters, digits, - and _ in labels divided by dots; * only as the whole first label',
    );
  return { type: 'DNS', value };
}

const isAddress = (text: string): boolean => parseIp(text) !== undefined;

/** RFC 1123 2.1 with underscores, which MySQL's clients accept; a wildcard may be the whole first label (RFC 6125 6.4.3), and the last label is no number, as in a mistyped address. */
function isHostName(value: string): boolean {
  const labels = value.split('.');
  if (labels[0] === '*') labels.shift();
  return (
    value.length <= 253 &&
    !/^\d*$/.test(labels.at(-1) ?? '') &&
    labels.every((label) => /^(?!-)[A-Za-z0-9_-]{1,63}(?<!-)$/.test(label))
  );
}

function sameName(a: ServerName, b: ServerName): boolean {
  return a.type === b.type && a.value.toLowerCase() === b.value.toLowerCase();
}

function refused(at: string, seen: string, expected: string): never {
  fail('issue-refused', { at, seen, expected });
}
