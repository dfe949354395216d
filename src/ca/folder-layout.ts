import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { fail } from '../base/error.ts';
import { readIfThere } from './disk.ts';
import { normalSerial } from './index-file.ts';
import { caSection, cnfValue, type OpensslCnf, parseCnf } from './openssl-cnf.ts';

/** Where the parts of a CA folder lie; absolute paths. Files other than `index` may not be there. */
export interface CaLayout {
  readonly dir: string;
  readonly index: string;
  readonly attr: string;
  readonly serial: string;
  readonly crlnumber: string;
  readonly crl: string;
  /** A copy of every certificate under its serial: `newcerts`, easy-rsa's `certs_by_serial`. */
  readonly newcerts: string;
  readonly privateFolder: string;
  /** What the configuration names; `find-ca-files` looks further when it isn't there. */
  readonly certificate: string;
  readonly key: string;
  /** Journal and locks. */
  readonly state: string;
  /** The configuration that was read. */
  readonly cnf?: string;
  /** `counts`: the serial file holds the next serial. `random`: serials are random. */
  readonly serials: 'counts' | 'random';
  /** `default_crl_days` of the configuration. */
  readonly crlDays?: number;
  /** True when a second valid certificate of one subject makes `openssl ca` refuse the index. */
  readonly uniqueSubject: boolean;
}

/** The layout of a folder that tlsql makes: the one that `openssl ca` documents. */
export function newLayout(folder: string): CaLayout {
  const dir = resolve(folder);
  return {
    dir,
    index: join(dir, 'index.txt'),
    attr: join(dir, 'index.txt.attr'),
    serial: join(dir, 'serial'),
    crlnumber: join(dir, 'crlnumber'),
    crl: join(dir, 'crl.pem'),
    newcerts: join(dir, 'newcerts'),
    privateFolder: join(dir, 'private'),
    certificate: join(dir, 'cacert.pem'),
    key: join(dir, 'private', 'cakey.pem'),
    state: join(dir, '.tlsql'),
    serials: 'random',
    uniqueSubject: false,
  };
}

/**
 * The layout of a folder that is there: tlsql's own, one made by hand for `openssl ca` with file names of its own, or
 * easy-rsa's `pki`. Read from the configuration in the folder, with the folder itself in place of its `dir`, then from
 * what is there. Fails with `ca-folder-missing` when there is no `index.txt`.
 */
export function findLayout(folder: string): CaLayout {
  const dir = folderWithIndex(folder);
  const { cnf, path, section } = findCnf(dir);
  const value = (name: string): string | undefined =>
    cnf === undefined || section === undefined ? undefined : cnfValue(cnf, section, name, { dir });
  const at = (name: string, ...usual: readonly string[]): string => {
    const configured = value(name);
    const all = [
      ...(configured === undefined ? [] : [within(dir, configured)]),
      ...usual.map((part) => join(dir, part)),
    ];
    return all.find((one) => existsSync(one)) ?? all[0] ?? dir;
  };
  const index = at('database', 'index.txt');
  const serial = at('serial', 'serial');
  const crlDays = Number(value('default_crl_days'));
  return {
    dir,
    index,
    attr: `${index}.attr`,
    serial,
    crlnumber: at('crlnumber', 'crlnumber'),
    crl: at('crl', 'crl.pem'),
    newcerts: at('new_certs_dir', 'newcerts', 'certs_by_serial'),
    privateFolder: join(dir, 'private'),
    certificate: at('certificate', 'cacert.pem', 'ca.crt'),
    key: at('private_key', 'private/cakey.pem', 'private/ca.key'),
    state: join(dir, '.tlsql'),
    ...(path === undefined ? {} : { cnf: path }),
    serials: value('rand_serial') === undefined && counts(serial) ? 'counts' : 'random',
    ...(crlDays > 0 ? { crlDays } : {}),
    uniqueSubject: uniqueSubject(`${index}.attr`, value('unique_subject')),
  };
}

function folderWithIndex(folder: string): string {
  const dir = resolve(folder);
  const found = [dir, join(dir, 'pki'), join(dir, 'demoCA')].find((one) => existsSync(join(one, 'index.txt')));
  if (found !== undefined) return realpathSync(found);
  const { cnf, section } = existsSync(dir) && statSync(dir).isDirectory() ? findCnf(dir) : {};
  const database = cnf === undefined || section === undefined ? undefined : cnfValue(cnf, section, 'database', { dir });
  if (database !== undefined && existsSync(within(dir, database))) return realpathSync(dir);
  const stopped = existsSync(join(dir, '.tlsql', 'journal'));
  return fail('ca-folder-missing', {
    at: folder,
    seen: stopped ? 'a ca init that was stopped' : existsSync(dir) ? 'no index.txt in it' : 'no such folder',
    expected: 'a CA folder',
    next: `tlsql ca init ${folder} --subject "/O=Example/CN=Example CA"`,
  });
}

/** The folder's own configuration: `openssl.cnf`, else the first `*.cnf` or `*.conf` that describes a CA. */
function findCnf(dir: string): { cnf?: OpensslCnf; path?: string; section?: string } {
  const names = readdirSync(dir).filter((name) => /\.(cnf|conf)$/.test(name));
  names.sort((a, b) => Number(b === 'openssl.cnf') - Number(a === 'openssl.cnf') || (a < b ? -1 : 1));
  for (const name of names) {
    const path = join(dir, name);
    const cnf = parseCnf(readIfThere(path)?.toString('utf8') ?? '');
    const section = caSection(cnf);
    if (section !== undefined) return { cnf, path, section };
  }
  return {};
}

/** A path of the configuration; a relative one is taken from the CA folder, which is where `openssl ca` is run. */
const within = (dir: string, path: string): string => (isAbsolute(path) ? path : resolve(dir, path));

/**
 * True when the serial file holds a number below 2^64. Folders of random serials have larger ones there: easy-rsa writes a
 * random number before each certificate, `openssl ca -create_serial` begins with one.
 */
function counts(path: string): boolean {
  const text = readIfThere(path)?.toString('latin1').trim() ?? '';
  return /^[0-9A-Fa-f]+$/.test(text) && normalSerial(text).length <= 16;
}

/** `openssl ca` takes the attr file first, then the configuration, and `yes` when neither says (apps/ca.c, load_index). */
function uniqueSubject(attr: string, configured: string | undefined): boolean {
  const written = cnfValue(parseCnf(readIfThere(attr)?.toString('latin1') ?? ''), 'default', 'unique_subject');
  return /^[1yYtT]/.test(written ?? configured ?? 'yes');
}
