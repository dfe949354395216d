import type { Facts } from '../../facts/facts.ts';
import { clientOptionMends, isGiven } from './client-option-mend.ts';
import { byHand, type Mend, prove, restartAndProve } from './mend.ts';
import { canTls13 } from './newest-version.ts';
import { setServerOption } from './server-file-mend.ts';
import { shellWord } from './server-mend.ts';

const modernVersions = 'TLSv1.2,TLSv1.3';
/** What TLS 1.2 needs for forward secrecy with authenticated encryption, for both kinds of keys. */
const modernCiphers =
  'ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256';

/** What makes client and server share a TLS version, with neither of them below TLS 1.2. */
export function versionMends(facts: Facts): readonly Mend[] {
  const asks = facts.client?.intent?.tlsVersions;
  const has = serverList(facts, 'tls-version')?.split(',');
  const servesModern = has === undefined || has.some((name) => /^TLSv1\.[23]$/i.test(name.trim()));
  const onlyNewest = asks?.every((name) => name === 'TLSv1.3') === true;
  // Whoever insists on 1.3 keeps it where the server can be given it.
  const server = !servesModern || (onlyNewest && has !== undefined && canTls13(facts));
  if (asks !== undefined && !server) return clientOptionMends(facts, { 'tls-version': modernVersions });
  return onServer(facts, 'tls-version', canTls13(facts) ? modernVersions : 'TLSv1.2');
}

/** What makes them share a cipher: the list that was given goes, else the server's is widened. */
export function cipherMends(facts: Facts): readonly Mend[] {
  const suites = suiteMends(facts);
  if (suites !== undefined) return suites;
  if (isGiven(facts, 'ssl-cipher')) return clientOptionMends(facts, { 'ssl-cipher': undefined });
  return onServer(facts, 'ssl-cipher', modernCiphers);
}

/** OpenSSL's own list for TLS 1.3, which every program has that was told nothing else. */
const modernSuites = 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256';

/** The same for TLS 1.3 where it is the only version of one of them: its suites are a list of their own. */
function suiteMends(facts: Facts): readonly Mend[] | undefined {
  const newest = (names: readonly string[] | undefined): boolean =>
    names !== undefined && names.length > 0 && names.every((name) => /^TLSv1\.3$/i.test(name.trim()));
  if (!newest(facts.client?.intent?.tlsVersions) && !newest(serverList(facts, 'tls-version')?.split(',')))
    return undefined;
  const own = serverList(facts, 'tls-ciphersuites') ?? '';
  const usual = own === '' || own.split(':').some((name) => modernSuites.split(':').includes(name.trim()));
  if (!usual) return onServer(facts, 'tls-ciphersuites', modernSuites);
  return isGiven(facts, 'tls-ciphersuites') ? clientOptionMends(facts, { 'tls-ciphersuites': undefined }) : undefined;
}

/** The value in force; undefined where nobody saw it. */
function serverList({ admin, server }: Facts, identity: string): string | undefined {
  return admin?.variables?.[identity.replaceAll('-', '_')] ?? server?.inForce?.[identity];
}

function onServer(facts: Facts, identity: string, value: string): readonly Mend[] {
  if (facts.server?.options !== undefined) return [...setServerOption(identity, value, facts), ...restartAndProve];
  const line = `tlsql options write /path/to/your/my.cnf --set ${shellWord(`${identity}=${value}`)}`;
  return [byHand(`${line}   # on the server, which is then restarted`), prove];
}
