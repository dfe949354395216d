import type { AccountFact } from '../../facts/account.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { type OnelineStyle, oneline } from '../../x509/name-oneline.ts';
import { matchedAccount } from './account-match.ts';
import { againLine } from './again-line.ts';
import { asked } from './attempts.ts';
import type { Found, Json } from './check.ts';
import { clientCertLines } from './client-cert-lines.ts';
import { certificatesOf } from './key-pair.ts';
import { known } from './known-certificate.ts';
import { type Mend, prove } from './mend.ts';
import { observe } from './observe.ts';
import { reissue } from './reissue-mend.ts';
import { requireMend, requireTexts } from './require-text.ts';
import { flavorOf, versionOf } from './server-mend.ts';
import { unshownKey } from './unshown-key.ts';

/** How a text of REQUIRE SUBJECT or ISSUER differs from the one that the server makes of the certificate. */
export type Difference =
  | 'not-oneline'
  | 'case'
  | 'space'
  | 'rdn-order'
  | 'backslash-lost'
  | 'non-ascii'
  | 'multi-valued'
  | 'short-name'
  | 'partial'
  | 'other';

/** RDNs of a one-line name; `/` that is escaped does not part. */
const rdns = (text: string): string[] => text.split(/(?<!\\)\//).slice(1);
const values = (text: string): string[] => rdns(text).map((rdn) => rdn.slice(rdn.indexOf('=') + 1));

/** Names the difference, the most telling first; undefined when the texts are equal. */
export function difference(stored: string, real: string): Difference | undefined {
  if (stored === real) return undefined;
  if (!stored.startsWith('/')) return 'not-oneline';
  if (squeeze(stored) === squeeze(real)) return 'space';
  if (stored.toLowerCase() === real.toLowerCase()) return 'case';
  if (real.replaceAll('\\', '') === stored) return 'backslash-lost';
  if (/[^\x20-\x7e]/.test(stored) && unescape8(real) === Buffer.from(stored, 'utf8').toString('latin1'))
    return 'non-ascii';
  if (/[^\x20-\x7e]/.test(stored)) return 'non-ascii';
  if (real.replaceAll('+', '/') === stored.replaceAll('+', '/')) return 'multi-valued';
  if ([...rdns(stored)].sort().join('/') === [...rdns(real)].sort().join('/')) return 'rdn-order';
  if (values(stored).join('/') === values(real).join('/')) return 'short-name';
  if (isPart(stored, real)) return 'partial';
  return 'other';
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');
/** The bytes behind `\xHH`, as Latin-1 text. */
const unescape8 = (text: string): string =>
  text.replace(/\\x([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function isPart(stored: string, real: string): boolean {
  const whole = rdns(real);
  const parts = rdns(stored);
  const wild = stored.includes('%') || stored.includes('*');
  return parts.length > 0 && ((parts.length < whole.length && parts.every((rdn) => whole.includes(rdn))) || wild);
}

/** The two texts with the first place where they part marked. */
export function marked(
  stored: string,
  real: string,
): { readonly stored: string; readonly real: string; readonly from: number } {
  let from = 0;
  while (from < stored.length && stored[from] === real[from]) from += 1;
  const mark = (text: string): string => `${text.slice(0, from)}»${text.slice(from)}«`;
  return { stored: mark(stored), real: mark(real), from };
}

/** What an unmet REQUIRE clause comes to: which fault, the account, and the texts. */
export interface RequireProblem {
  readonly id: string;
  readonly what: string;
  readonly evidence: Readonly<Record<string, Json>>;
  readonly mends: readonly Mend[];
}

const subjectIds: Readonly<Record<Difference, string>> = {
  'not-oneline': 'require-subject-not-oneline',
  case: 'require-subject-case',
  space: 'require-subject-trailing-space',
  'rdn-order': 'require-subject-rdn-order',
  'backslash-lost': 'require-subject-backslash-lost',
  'non-ascii': 'require-subject-non-ascii',
  'multi-valued': 'require-subject-multivalued-rdn',
  'short-name': 'require-subject-short-name',
  partial: 'require-subject-partial',
  other: 'require-subject-mismatch',
};

/** The clause of the matched account that the connection does not meet; the servers check cipher, issuer, subject in this order. */
export function requireProblem(facts: Facts): RequireProblem | undefined {
  const account = matchedAccount(facts);
  const attempt = asked(facts);
  if (account === undefined || attempt === undefined || observe(facts).failing !== 'login-denied') return undefined;
  const { require: clause } = account;
  const name = `'${account.user}'@'${account.host}'`;
  const encrypted = attempt.tls?.ok === true;
  const base = { account: name, require: clause.kind, encrypted };
  const say = (
    id: string,
    what: string,
    evidence: Record<string, Json> = {},
    mends: readonly Mend[] = [],
  ): RequireProblem => ({ id, what, evidence: { ...base, ...evidence }, mends });
  if (clause.kind === 'NONE') return undefined;
  if (!encrypted) {
    const id = attempt.to.socket === undefined ? 'require-ssl-plain-client' : 'require-ssl-unix-socket';
    return say(id, `the account ${name} requires TLS, and the connection has none`, {}, [
      { kind: 'look', line: encryptedLine(facts) },
    ]);
  }
  const leaf = attempt.clientCertificateSent === true ? ownLeaf(facts) : undefined;
  const unshown = leaf === undefined ? undefined : unshownKey(facts);
  const names = clause.kind === 'X509' || clause.subject !== undefined || clause.issuer !== undefined;
  const noCertificate = (): RequireProblem =>
    say(
      'require-x509-no-client-cert',
      names
        ? `the account ${name} requires a certificate, and the client shows none`
        : `the account ${name} has a REQUIRE clause of names or ciphers, for which MySQL wants a certificate as well, and the client shows none`,
      {},
      clientCertLines(facts, account.user, clause.subject),
    );
  if (names && leaf === undefined) return noCertificate();
  if (names && unshown !== undefined) {
    const { subject, key } = unshown;
    const what = `the account ${name} requires a certificate, and the client does not show its own (${subject}): TLS 1.3 has no signature for its key (${key}) that both sides know`;
    return say('client-cert-key-type-not-offered', what, { ...unshown }, reissue('client', facts));
  }
  if (clause.cipher !== undefined && clause.cipher !== attempt.tls?.cipher) return cipherProblem(facts, account, say);
  // sql/auth/sql_authentication.cc, acl_check_ssl: SPECIFIED asks for the peer's certificate before it compares names.
  if (leaf === undefined)
    return clause.kind === 'SPECIFIED' && flavorOf(facts) === 'mysql' ? noCertificate() : undefined;
  if (clause.kind === 'SPECIFIED' && !names && clause.cipher === undefined) {
    return say(
      'require-empty-specified',
      `the account ${name} has a REQUIRE clause of names that are empty: no certificate can have them`,
      {},
      [requireMend(facts, account, 'X509'), prove],
    );
  }
  return nameProblem(facts, leaf, account, say);
}

type Say = (id: string, what: string, evidence: Record<string, Json>, mends: readonly Mend[]) => RequireProblem;

/** The statement that gives an account the clause with some texts replaced; all parts in one, as each replaces the former. */
function requireLine(
  facts: Facts,
  account: AccountFact,
  texts: Partial<Record<'subject' | 'issuer' | 'cipher', string>>,
): Mend {
  return requireMend(facts, account, requireTexts({ ...account.require, ...texts }));
}

/** The same connection with TLS: verified where there is a CA. */
export function encryptedLine(facts: Facts): string {
  const { ca, capath } = facts.client?.settings ?? {};
  const trusted = (ca ?? capath ?? null) !== null;
  return againLine(facts, { 'ssl-mode': trusted ? 'VERIFY_CA' : 'REQUIRED', protocol: 'TCP', ssl: undefined });
}

function cipherProblem(facts: Facts, account: AccountFact, say: Say): RequireProblem {
  const { cipher = '' } = account.require;
  const negotiated = asked(facts)?.tls?.cipher ?? '';
  const old = /^TLS_/.test(negotiated) && !/^TLS_/.test(cipher);
  return say(
    'require-cipher-not-negotiated',
    `the account '${account.user}'@'${account.host}' requires the cipher ${cipher}, and the session has ${negotiated === '' ? 'another' : negotiated}${old ? ': TLS 1.3 has other ciphers' : ''}`,
    { required: cipher, negotiated },
    [...(negotiated === '' ? [] : [requireLine(facts, account, { cipher: negotiated })]), prove],
  );
}

function nameProblem(facts: Facts, leaf: Certificate, account: AccountFact, say: Say): RequireProblem | undefined {
  const { require: clause } = account;
  const name = `'${account.user}'@'${account.host}'`;
  const style = styleOf(facts);
  const issuer = oneline(leaf.issuer, style);
  const subject = oneline(leaf.subject, style);
  const mends: Mend[] = [
    requireLine(facts, account, {
      ...(clause.subject === undefined ? {} : { subject }),
      ...(clause.issuer === undefined ? {} : { issuer }),
    }),
    prove,
  ];
  const show = (what: string, stored: string, real: string): Record<string, Json> => {
    const shown = marked(stored, real);
    return { compared: what, stored: shown.stored, real: shown.real, firstDifferenceAt: shown.from };
  };
  if (clause.issuer !== undefined && clause.issuer !== issuer) {
    const cas = certificatesOf(facts.server?.files?.ca?.content).flatMap(({ der }) => known(der) ?? []);
    const isRoot = cas.some((ca) => oneline(ca.subject, style) === clause.issuer);
    const id = isRoot ? 'require-issuer-is-root' : 'require-issuer-mismatch';
    return say(
      id,
      `the account ${name} requires the issuer ${clause.issuer}, and the certificate's is ${issuer}`,
      show('issuer', clause.issuer, issuer),
      mends,
    );
  }
  if (clause.subject === undefined) return undefined;
  const kind = difference(clause.subject, subject);
  if (kind === undefined) return undefined;
  const id = style === 'yassl' && kind === 'other' ? 'require-subject-yassl-differs' : subjectIds[kind];
  return say(
    id,
    `the account ${name} requires the subject ${clause.subject}, and the certificate's is ${subject}`,
    { ...show('subject', clause.subject, subject), difference: kind },
    mends,
  );
}

function ownLeaf(facts: Facts): Certificate | undefined {
  const [block] = certificatesOf(facts.client?.files?.cert?.content);
  return block === undefined ? undefined : known(block.der);
}

function styleOf(facts: Facts): OnelineStyle {
  const version = versionOf(facts);
  return flavorOf(facts) === 'mysql' && version !== undefined && version[0] === 5 && version[1] <= 6
    ? 'yassl'
    : 'openssl3';
}

/** The `run` of the check for one of the ids. */
export function foundRequire(id: string): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const problem = requireProblem(facts);
    if (problem?.id !== id) return [];
    const { what, evidence, mends } = problem;
    return [{ what, evidence, leadsTo: ['login-denied'], ...(mends.length === 0 ? {} : { mends }) }];
  };
}
