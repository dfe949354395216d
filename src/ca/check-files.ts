import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { asTlsqlError } from '../base/error.ts';
import type { CaFinding } from './ca-finding.ts';
import { isSelfIssued } from './chain.ts';
import { readIfThere } from './disk.ts';
import { findCaFiles } from './find-ca-files.ts';
import type { Ca } from './open-ca.ts';
import { caSection, cnfValue, parseCnf, unreadablePart } from './openssl-cnf.ts';

/** Checks who can read the key, that it fits the certificate, and that openssl.cnf speaks of this folder. */
export function checkFiles(ca: Ca): CaFinding[] {
  return [...keyFindings(ca), ...modeFindings(ca), ...cnfFindings(ca)];
}

function keyFindings(ca: Ca): CaFinding[] {
  const { keyPath } = findCaFiles(ca.layout);
  if (keyPath === undefined) {
    const fix = ['give --key-cmd to commands that sign, if the key is kept outside'];
    return [
      { id: 'ca-key-missing', severity: 'warning', what: 'there is no private key that fits the CA certificate', fix },
    ];
  }
  try {
    ca.signer();
    return [];
  } catch (error) {
    const { code, message } = asTlsqlError(error);
    // That a key is encrypted is as it should be; it can't be compared without its passphrase.
    if (code === 'private-key-passphrase-needed') return [];
    const stopped = isSelfIssued(ca.certificate)
      ? []
      : ['tlsql ca check PARENT, when a renewal by the CA above was stopped'];
    const fix = [...stopped, `put the CA's key at ${keyPath}`];
    return [{ id: 'ca-key-unusable', severity: 'error', what: message, fix }];
  }
}

function modeFindings(ca: Ca): CaFinding[] {
  const { keyPath } = findCaFiles(ca.layout);
  const findings: CaFinding[] = [];
  const { privateFolder, state } = ca.layout;
  for (const path of [privateFolder, state]) {
    if (existsSync(path) && (modeOf(path) & 0o077) !== 0) {
      findings.push({
        id: 'ca-folder-open',
        severity: 'warning',
        what: `${path} is open to others (${octal(path)})`,
        fix: [`chmod 700 ${path}`],
      });
    }
  }
  if (keyPath !== undefined && (modeOf(keyPath) & 0o077) !== 0) {
    findings.push({
      id: 'ca-key-readable',
      severity: 'error',
      what: `the CA's key can be read by others (${octal(keyPath)})`,
      fix: [`chmod 400 ${keyPath}`],
    });
  }
  return findings;
}

function cnfFindings({ layout }: Ca): CaFinding[] {
  const path = layout.cnf ?? join(layout.dir, 'openssl.cnf');
  const text = readIfThere(path)?.toString('utf8');
  if (text === undefined) return [];
  const unreadable = unreadablePart(text);
  if (unreadable !== undefined) {
    const what = `openssl ca cannot read ${path}, ${unreadable}`;
    return [
      { id: 'ca-configuration-damaged', severity: 'warning', what, fix: [`openssl ca -config ${path} -status 00`] },
    ];
  }
  const cnf = parseCnf(text);
  const section = caSection(cnf);
  const dir = section === undefined ? undefined : cnfValue(cnf, section, 'dir');
  if (dir === undefined || !dir.startsWith('/') || resolve(dir) === layout.dir) return [];
  return [
    {
      id: 'ca-folder-moved',
      severity: 'notice',
      what: `${path} says that the folder is ${dir}; openssl ca would work there`,
      fix: [`set dir = ${layout.dir} in ${path}`],
    },
  ];
}

const modeOf = (path: string): number => statSync(path).mode & 0o777;
const octal = (path: string): string => modeOf(path).toString(8).padStart(4, '0');
