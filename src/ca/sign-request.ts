import { fail } from '../base/error.ts';
import { type CertificateRequest, parseRequestFile, requestIsSigned } from '../x509/csr.ts';
import type { GeneralName } from '../x509/extension/general-name.ts';
import { attributeTexts } from '../x509/name.ts';
import { refuseControlCharacters } from '../x509/name-attribute.ts';
import { keyInWords } from '../x509/public-key.ts';
import { type Issued, type IssueOptions, issueFor } from './issue.ts';
import type { Ca } from './open-ca.ts';
import type { Profile } from './profiles.ts';
import { nameOfServer, parseNames, type ServerName } from './server-names.ts';

/** How a request is signed. */
export interface SignRequestOptions extends Omit<IssueOptions, 'name' | 'key' | 'legacy'> {
  /** The request, PEM or DER. */
  readonly request: Uint8Array;
  /** Names the request in errors, and the files unless `name` is given. */
  readonly what: string;
  readonly profile: Profile;
  /** First part of the file names; the CN of the request unless given. */
  readonly name?: string;
  /** Takes over the alternative names that the request asks for, each checked like one that was given. */
  readonly copyNames?: boolean;
}

/**
 * Signs a certificate request. Of the request only the key and (unless another is given) the subject count; its extensions are
 * never copied, its names only with `copyNames`. Fails with `issue-refused` when the requester does not hold the key, when
 * the key is too weak for OpenSSL's default level, or where a server would have no name.
 */
export async function signRequest(ca: Ca, options: SignRequestOptions): Promise<Issued> {
  const { profile, what } = options;
  const request = parseRequestFile(options.request, what);
  refuseUnproven(request, what);
  const cn = attributeTexts(request.subject, '2.5.4.3').at(-1);
  const names = [...parseNames(options.names ?? []), ...(options.copyNames === true ? requestedNames(request) : [])];
  const own = cn === undefined || profile === 'client' ? undefined : nameOfServer(cn);
  const all = unique(own === undefined ? names : [own, ...names]);
  if (profile !== 'client' && all.length === 0) {
    fail('issue-refused', {
      at: what,
      seen: 'a server certificate without a name that a client could verify',
      next: 'give --san DNS:db1.example.com, or --copy-names',
    });
  }
  if (options.subject === undefined && request.subject.rdns.length === 0)
    fail('issue-refused', { at: what, seen: 'an empty subject', expected: 'a name', next: 'give --subject' });
  if (options.subject === undefined) refuseControlCharacters(request.subject);
  return await issueFor(
    ca,
    { ...options, name: options.name ?? cn ?? 'signed' },
    { names: all, profile, publicKey: request.publicKey.der, subject: request.subject },
  );
}

function refuseUnproven(request: CertificateRequest, what: string): void {
  if (!requestIsSigned(request)) {
    fail('issue-refused', {
      at: what,
      seen: 'the signature of the request is not by its key',
      expected: 'a request signed by its own key',
    });
  }
  const { type, bits, curve } = request.publicKey.description;
  const good = {
    rsa: bits >= 2048,
    ec: ['prime256v1', 'secp384r1', 'secp521r1'].includes(curve ?? ''),
    ed25519: true,
  };
  if (good[type as keyof typeof good] === true) return;
  fail('issue-refused', {
    at: what,
    seen: `a key that is too weak or that TLS cannot negotiate: ${keyInWords(request.publicKey.description)}`,
    expected: 'RSA 2048 or more, EC P-256, P-384 or P-521, Ed25519',
  });
}

function requestedNames({ requestedExtensions }: CertificateRequest): ServerName[] {
  return parseNames((requestedExtensions.subjectAltName ?? []).flatMap(nameText));
}

function nameText(name: GeneralName): string[] {
  switch (name.kind) {
    case 'dns':
      return [`DNS:${name.value}`];
    case 'ip':
      return [`IP:${name.value}`];
    case 'email':
      return [`email:${name.value}`];
    case 'uri':
      return [`URI:${name.value}`];
    default:
      return [];
  }
}

function unique(names: readonly ServerName[]): ServerName[] {
  const seen = new Map(names.map((name) => [`${name.type}:${name.value.toLowerCase()}`, name] as const));
  return [...seen.values()];
}
