import { existsSync, readdirSync } from 'node:fs';
import { asTlsqlError } from '../base/error.ts';
import type { CaFinding } from './ca-finding.ts';
import { indexLimit } from './changes.ts';
import { readIfThere } from './disk.ts';
import { type IndexEntry, normalSerial, parseIndex } from './index-file.ts';
import type { Ca } from './open-ca.ts';
import { readNumber } from './serials.ts';
import { readCrl } from './show-ca.ts';

/** Checks index, serial, crlnumber, the copies of the certificates, and whether the CRL lists all that is revoked. */
export function checkIndex(ca: Ca): CaFinding[] {
  const { layout } = ca;
  const text = readIfThere(layout.index, indexLimit)?.toString('latin1') ?? '';
  const findings = numberFindings(ca);
  let entries: IndexEntry[];
  try {
    entries = parseIndex(text, layout.index);
  } catch (error) {
    const what = asTlsqlError(error).message;
    return [
      ...findings,
      {
        id: 'ca-index-damaged',
        severity: 'error',
        what,
        fix: [`put right that line of ${layout.index}; newcerts has the certificates`],
      },
    ];
  }
  if (text !== '' && !text.endsWith('\n')) {
    findings.push({
      id: 'ca-index-last-line',
      severity: 'error',
      what: 'the last line of the index has no newline, so openssl ca does not read it',
      fix: [`echo >> ${layout.index}`],
    });
  }
  return [
    ...findings,
    ...serialFindings(ca, entries),
    ...subjectFindings(ca, entries),
    ...copyFindings(ca, entries),
    ...crlFindings(ca, entries),
  ];
}

function numberFindings({ layout }: Ca): CaFinding[] {
  const findings: CaFinding[] = [];
  for (const path of [layout.serial, layout.crlnumber]) {
    try {
      readNumber(path);
    } catch (error) {
      findings.push({
        id: 'ca-number-damaged',
        severity: 'error',
        what: asTlsqlError(error).message,
        fix: [`write the next number in hex into ${path}`],
      });
    }
  }
  return findings;
}

function serialFindings({ layout }: Ca, entries: readonly IndexEntry[]): CaFinding[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { serial } of entries) (seen.has(serial) ? twice : seen).add(serial);
  if (twice.size === 0) return [];
  return [
    {
      id: 'ca-duplicate-serial',
      severity: 'error',
      what: `the index has ${twice.size === 1 ? `serial ${[...twice][0]}` : `${twice.size} serials`} more than once`,
      fix: [
        'reissue the certificates that share a serial and revoke the old ones',
        `leave one line for each serial in ${layout.index}`,
      ],
    },
  ];
}

function subjectFindings({ layout }: Ca, entries: readonly IndexEntry[]): CaFinding[] {
  if (!layout.uniqueSubject) return [];
  const seen = new Set<string>();
  for (const { status, subject, serial } of entries) {
    if (status !== 'V') continue;
    if (seen.has(subject)) {
      return [
        {
          id: 'ca-subject-taken-twice',
          severity: 'error',
          what: `unique_subject is on and ${subject} has two valid certificates, so openssl ca refuses the index`,
          fix: [
            `echo "unique_subject = no" > ${layout.attr}`,
            `tlsql cert revoke ${serial} --ca ${layout.dir} --reason superseded`,
          ],
        },
      ];
    }
    seen.add(subject);
  }
  return [];
}

/** Certificates that the index names and newcerts lacks, and the other way round. */
function copyFindings({ layout }: Ca, entries: readonly IndexEntry[]): CaFinding[] {
  if (!existsSync(layout.newcerts)) return [];
  const copies = new Set(
    readdirSync(layout.newcerts).flatMap((name) => {
      const serial = /^([0-9A-Fa-f]+)\.pem$/.exec(name)?.[1];
      return serial === undefined ? [] : [normalSerial(serial)];
    }),
  );
  const missing = entries.filter(({ serial }) => !copies.has(serial));
  for (const { serial } of entries) copies.delete(serial);
  const findings: CaFinding[] = [];
  if (missing.length > 0) {
    findings.push({
      id: 'ca-copy-missing',
      severity: 'notice',
      what: `${missing.length} certificates of the index have no copy in ${layout.newcerts}: ${some(missing.map(({ serial }) => serial))}`,
      fix: ['nothing to do: they can be revoked by serial'],
    });
  }
  if (copies.size > 0) {
    findings.push({
      id: 'ca-entry-missing',
      severity: 'warning',
      what: `${copies.size} certificates in ${layout.newcerts} are not in the index: ${some([...copies])}`,
      fix: [
        `tlsql cert revoke ${layout.newcerts}/${[...copies][0]}.pem --ca ${layout.dir}   # if it should not be valid`,
      ],
    });
  }
  return findings;
}

function crlFindings(ca: Ca, entries: readonly IndexEntry[]): CaFinding[] {
  const revoked = entries.filter(({ status }) => status === 'R');
  const crl = readCrl(ca);
  const fix = [`tlsql ca crl ${ca.layout.dir}`];
  if (crl === undefined) {
    if (revoked.length === 0) return [];
    return [
      {
        id: 'ca-crl-missing',
        severity: 'warning',
        what: `${revoked.length} certificates are revoked and there is no CRL`,
        fix,
      },
    ];
  }
  const findings: CaFinding[] = [];
  const listed = new Set(crl.entries.map(({ serialHex }) => serialHex));
  const unlisted = revoked.filter(({ serial }) => !listed.has(serial));
  if (unlisted.length > 0) {
    findings.push({
      id: 'ca-crl-incomplete',
      severity: 'warning',
      what: `the CRL lacks ${unlisted.length} revoked certificates: ${some(unlisted.map(({ serial }) => serial))}`,
      fix,
    });
  }
  if (crl.nextUpdate !== undefined && crl.nextUpdate.date <= ca.now()) {
    findings.push({
      id: 'ca-crl-expired',
      severity: 'warning',
      what: 'the CRL has expired: servers that use it refuse every certificate',
      fix,
    });
  }
  return findings;
}

const some = (serials: readonly string[]): string =>
  `${serials.slice(0, 3).join(', ')}${serials.length > 3 ? ', …' : ''}`;
