import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCertificate } from '../../src/x509/certificate.ts';
import { parseCrl } from '../../src/x509/crl.ts';
import type { Purpose, SecurityLevel } from '../../src/x509/verify/verification.ts';
import { verifyChain } from '../../src/x509/verify/verify-chain.ts';
import { forAll, openssl } from './openssl.ts';
import { moment, pemOf } from './verify-pki.ts';

/** A question to both verifiers. */
export interface VerifyCase {
  readonly name: string;
  readonly leaf: Uint8Array;
  readonly trusted: readonly Uint8Array[];
  readonly untrusted?: readonly Uint8Array[];
  readonly crls?: readonly Uint8Array[];
  readonly time?: Date;
  readonly purpose?: Purpose;
  readonly level?: SecurityLevel;
  readonly partialChain?: boolean;
  readonly crlCheck?: 'none' | 'leaf' | 'all';
}

/** Where the two differ: the errors in order, `number@depth`, or `ok` and how long the chain is. */
export interface Difference {
  readonly name: string;
  readonly ours: string;
  readonly theirs: string;
}

/** The verdict of tlsql. */
export function ourVerdict(one: VerifyCase): string {
  const result = verifyChain({
    leaf: parseCertificate(one.leaf),
    trusted: one.trusted.map((der) => parseCertificate(der)),
    untrusted: (one.untrusted ?? []).map((der) => parseCertificate(der)),
    crls: (one.crls ?? []).map((der) => parseCrl(der)),
    time: one.time ?? moment,
    purpose: one.purpose ?? 'any',
    securityLevel: one.level ?? 0,
    partialChain: one.partialChain ?? false,
    crlCheck: one.crlCheck ?? 'none',
  });
  return result.ok
    ? `ok ${result.chain.length}`
    : result.errors.map(({ number, depth }) => `${number}@${depth}`).join(' ');
}

/** Both verdicts on every case; only those that differ. Cases with the same question but for the leaf share one process. */
export async function differences(cases: readonly VerifyCase[], folder: string): Promise<Difference[]> {
  const groups = new Map<string, VerifyCase[]>();
  for (const one of cases) {
    const key = questionOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const theirs = new Map<VerifyCase, string>();
  await forAll([...[...groups.values()].entries()], async ([index, group]) => {
    for (const [one, verdict] of await opensslVerdicts(group, join(folder, `${index}`))) theirs.set(one, verdict);
  });
  return cases
    .map((one) => ({ name: one.name, ours: safely(one), theirs: theirs.get(one) ?? 'nothing' }))
    .filter(
      ({ ours, theirs: said }) => ours !== said && !(ours.startsWith('threw') && said.startsWith('openssl said')),
    );
}

/** The verdicts of the openssl program on cases that differ in the leaf alone; the files lie in `folder` while it runs. */
async function opensslVerdicts(group: readonly VerifyCase[], folder: string): Promise<[VerifyCase, string][]> {
  const [one] = group;
  if (one === undefined) return [];
  mkdirSync(folder, { mode: 0o700 });
  const put = (file: string, label: string, values: readonly Uint8Array[]): void =>
    writeFileSync(join(folder, file), pemOf(label, values));
  put('ca.pem', 'CERTIFICATE', one.trusted);
  put('untrusted.pem', 'CERTIFICATE', one.untrusted ?? []);
  put('crl.pem', 'X509 CRL', one.crls ?? []);
  for (const [index, { leaf }] of group.entries()) put(`leaf-${index}.pem`, 'CERTIFICATE', [leaf]);
  const leaves = group.map((_, index) => `leaf-${index}.pem`);
  const { stdout, stderr } = await openssl(['verify', ...optionsOf(one), ...leaves], folder);
  rmSync(folder, { recursive: true });
  const good = new Map(
    [...stdout.matchAll(/^(\S+): OK\nChain:\n((?:depth=.*\n)*)/gm)].map(([, file = '', chain = '']) => [
      file,
      `ok ${chain.split('\n').length - 1}`,
    ]),
  );
  const bad = new Map<string, string>();
  let errors: string[] = [];
  for (const line of stderr.split('\n')) {
    const [, number, depth] = /^error (\d+) at (\d+) depth lookup/.exec(line) ?? [];
    if (number !== undefined) errors.push(`${number}@${depth}`);
    const file = /^error (\S+): verification failed/.exec(line)?.[1];
    if (file === undefined) continue;
    // It says nothing where it gives up without a name for it.
    bad.set(file, errors.join(' ') || '1@0');
    errors = [];
  }
  return group.map((each, index) => {
    const file = `leaf-${index}.pem`;
    return [each, good.get(file) ?? bad.get(file) ?? `openssl said: ${stderr}`];
  });
}

function optionsOf(one: VerifyCase): string[] {
  return [
    '-no-CApath',
    '-no-CAstore',
    '-show_chain',
    ...(one.trusted.length === 0 ? ['-no-CAfile'] : ['-CAfile', 'ca.pem']),
    ...((one.untrusted ?? []).length === 0 ? [] : ['-untrusted', 'untrusted.pem']),
    ...((one.crls ?? []).length === 0 ? [] : ['-CRLfile', 'crl.pem']),
    ...(one.crlCheck === 'leaf' ? ['-crl_check'] : []),
    ...(one.crlCheck === 'all' ? ['-crl_check', '-crl_check_all'] : []),
    ...(one.purpose === undefined ? [] : ['-purpose', one.purpose]),
    ...(one.level === undefined ? [] : ['-auth_level', `${one.level}`]),
    ...(one.partialChain === true ? ['-partial_chain'] : []),
    '-attime',
    `${Math.floor((one.time ?? moment).getTime() / 1000)}`,
  ];
}

/** The same text for cases that differ in the leaf alone. */
function questionOf(one: VerifyCase): string {
  const hash = createHash('sha256');
  for (const list of [one.trusted, one.untrusted ?? [], one.crls ?? []]) {
    hash.update(`${list.length};`);
    for (const der of list) hash.update(der);
  }
  return `${hash.digest('hex')} ${optionsOf(one).join(' ')}`;
}

function safely(one: VerifyCase): string {
  try {
    return ourVerdict(one);
  } catch (error) {
    return `threw ${error instanceof Error ? error.message : String(error)}`;
  }
}
