import type { CertificateDescription, RequireTexts } from '../x509/describe-certificate.ts';
import type { ShownCrl, ShownItem, ShownKey, ShownRequest } from './show-items.ts';

/** An item for people: a title and lines of `name value`. */
export function itemText(item: ShownItem, now: Date): string {
  switch (item.kind) {
    case 'certificate':
      return block('certificate', certificateLines(item, now));
    case 'request':
      return block('certificate request', requestLines(item));
    case 'crl':
      return block('revocation list', crlLines(item, now));
    case 'private-key':
      return block('private key', keyLines(item));
    case 'problem':
      return block('problem', [[`line ${item.line}`, item.what]]);
  }
}

type Line = readonly [name: string, value: string];

function block(title: string, lines: readonly Line[]): string {
  const width = Math.max(...lines.map(([name]) => name.length));
  return [title, ...lines.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`.trimEnd())].join('\n');
}

function certificateLines(item: CertificateDescription, now: Date): Line[] {
  const { basicConstraints, keyUsage, extendedKeyUsage } = item;
  const pathLength = basicConstraints?.pathLength;
  return [
    ['subject', item.subject.oneline],
    ['issuer', item.selfIssued ? `${item.issuer.oneline} (itself)` : item.issuer.oneline],
    ['valid', `${item.notBefore} to ${item.notAfter} ${validity(item.notBefore, item.notAfter, now)}`],
    ['serial', item.serial],
    ['key', item.publicKey.words],
    ['signature', item.signatureAlgorithm],
    ['version', `${item.version}`],
    ['names', item.subjectAltNames.join(', ') || 'none'],
    [
      'CA',
      basicConstraints === undefined
        ? 'not said'
        : basicConstraints.ca
          ? `yes${pathLength === undefined ? '' : `, path length ${pathLength}`}`
          : 'no',
    ],
    ...list('key usage', keyUsage),
    ...list('purposes', extendedKeyUsage),
    ...list('netscape type', item.netscapeCertType),
    ...list('permitted names', item.nameConstraints?.permitted),
    ...list('excluded names', item.nameConstraints?.excluded),
    ...list('policies', item.policies),
    ...list('CRL at', item.crlDistributionPoints),
    ...list('authority', item.authorityInfoAccess),
    ...one('subject key id', item.subjectKeyIdentifier),
    ...one('issuer key id', item.authorityKeyIdentifier),
    [
      'extensions',
      item.extensions.map(({ name, critical }) => (critical ? `${name} (critical)` : name)).join(', ') || 'none',
    ],
    ['name hash', `${item.subject.hash}, old ${item.subject.hashOld}`],
    ['SHA-256', item.fingerprints.sha256],
    ['SHA-1', item.fingerprints.sha1],
    ...requireLines(item.require),
    ...item.problems.map((problem): Line => ['problem', problem]),
  ];
}

/** The clauses ready to paste; one line where every server family compares the same text. */
function requireLines({ subject, issuer }: { subject: RequireTexts; issuer: RequireTexts }): Line[] {
  const families = [
    ['openssl3', 'OpenSSL 3 servers'],
    ['openssl1', 'OpenSSL 1 servers'],
    ['yassl', 'MySQL 5.6 (yaSSL)'],
  ] as const;
  const clause = (family: keyof RequireTexts): string =>
    `REQUIRE SUBJECT ${sqlText(subject[family])} AND ISSUER ${sqlText(issuer[family])}`;
  const texts = new Set(families.map(([family]) => clause(family)));
  if (texts.size === 1) return [['in SQL', clause('openssl3')]];
  return families.map(([family, title]): Line => [`in SQL, ${title}`, clause(family)]);
}

/** A text as an SQL string: quotes doubled, and backslashes too, which the server would otherwise swallow. */
export function sqlText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

function requestLines(item: ShownRequest): Line[] {
  return [
    ['subject', item.subject.oneline],
    ['key', item.publicKey.words],
    [
      'signature',
      `${item.signatureAlgorithm}, ${item.signatureValid ? 'valid: the requester has the key' : 'NOT valid'}`,
    ],
    ['names wished', item.subjectAltNames.join(', ') || 'none'],
    ['extensions wished', item.extensions.join(', ') || 'none'],
  ];
}

function crlLines(item: ShownCrl, now: Date): Line[] {
  const shown = item.revoked
    .slice(0, 20)
    .map(({ serial, date, reason }): Line => ['revoked', `${serial} ${date}${reason === null ? '' : ` ${reason}`}`]);
  const more = item.revoked.length - shown.length;
  return [
    ['issuer', item.issuer.oneline],
    [
      'valid',
      `${item.thisUpdate} to ${item.nextUpdate ?? 'no end'} ${validity(item.thisUpdate, item.nextUpdate ?? '9999-12-31T00:00:00Z', now)}`,
    ],
    ['number', item.number ?? 'none'],
    ['signature', item.signatureAlgorithm],
    ...one('issuer key id', item.authorityKeyIdentifier ?? undefined),
    ['certificates', `${item.revoked.length} revoked`],
    ...shown,
    ...(more > 0 ? [['', `and ${more} more (all with --json)`] as const] : []),
    ['SHA-256', item.fingerprint],
  ];
}

function keyLines(item: ShownKey): Line[] {
  return [
    ['key', item.key?.words ?? 'encrypted'],
    ['form', { pkcs1: 'PKCS#1', sec1: 'SEC1', dsa: 'DSA', pkcs8: 'PKCS#8' }[item.form] ?? item.form],
    ['encrypted', item.encrypted ? 'yes' : 'no'],
    ...one('public half SHA-256', item.publicKeySha256),
  ];
}

function validity(from: string, to: string, now: Date): string {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const days = (millis: number): string => `${Math.floor(millis / 86_400_000)} days`;
  if (Number.isNaN(start) || Number.isNaN(end)) return '';
  if (now.getTime() < start) return '(not yet valid)';
  return now.getTime() > end ? `(EXPIRED ${days(now.getTime() - end)} ago)` : `(${days(end - now.getTime())} left)`;
}

const list = (name: string, values: readonly string[] | undefined): Line[] =>
  values === undefined ? [] : [[name, values.join(', ') || 'none']];
const one = (name: string, value: string | undefined): Line[] => (value === undefined ? [] : [[name, value]]);
