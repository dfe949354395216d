import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type GoodFiles, goodFiles, type Kit, serverLines } from './kit.ts';
import { modern, type Scenario, type Setup } from './scenario.ts';

type Parts = Partial<Omit<Setup, 'mysqld'>> & {
  /** Instead of the lines of the good files. */
  readonly mysqld?: readonly string[];
};

/** A set-up in which nothing is wrong: good files, an account of its own, and what is said of it. */
export const well = (
  variant: string,
  parts: (kit: Kit, good: GoodFiles) => Parts = () => ({}),
  servers: readonly string[] = modern,
): Scenario => ({
  id: 'healthy',
  variant,
  servers,
  make(kit) {
    const good = goodFiles(kit);
    const { mysqld, sql, client, ...rest } = parts(kit, good);
    return {
      mysqld: mysqld ?? good.lines,
      sql: sql ?? ["CREATE USER app@'%' IDENTIFIED BY 'Pw1!secret'"],
      client: client ?? [...login, '--ssl-mode=VERIFY_IDENTITY', `--ssl-ca=${good.caPath}`],
      ...rest,
    };
  },
});

export const maria = ['maria10', 'maria11'];
export const login = ['-uapp', '-pPw1!secret'];
export const verifying = (good: GoodFiles, mode = 'VERIFY_CA'): readonly string[] => [
  ...login,
  `--ssl-mode=${mode}`,
  `--ssl-ca=${good.caPath}`,
];
export const account = (rest: string): readonly string[] => [`CREATE USER app@'%' IDENTIFIED BY 'Pw1!secret' ${rest}`];

/** A leaf of the good CA with these extensions. */
export const leafWith = (kit: Kit, good: GoodFiles, san: string, parts = {}): readonly string[] => {
  const extensions = ['basicConstraints=CA:FALSE', ...(san === '' ? [] : [`subjectAltName=${san}`])];
  const leaf = kit.leaf(good.ca, { extensions, ...parts });
  return serverLines(good, {
    cert: kit.write('leaf.pem', leaf.pem),
    key: kit.write('leaf.key', leaf.keyPem),
  });
};

/** A folder with hash links, as `openssl rehash` makes them. */
export const hashed = (kit: Kit, name: string, file: string, pem: string): string => {
  const folder = join(kit.folder, name);
  mkdirSync(folder);
  kit.write(join(name, file), pem);
  execFileSync('openssl', ['rehash', folder], { stdio: 'ignore' });
  return folder;
};

/** A pair of the client's, with the chain in its file where there is one. */
export const pair = (kit: Kit, good: GoodFiles, one = false): readonly string[] => {
  const made = kit.client(good.ca);
  if (one) {
    const both = kit.write('both.pem', made.pem + made.keyPem);
    return [`--ssl-cert=${both}`, `--ssl-key=${both}`];
  }
  return [`--ssl-cert=${kit.write('c.pem', made.pem)}`, `--ssl-key=${kit.write('c.key', made.keyPem)}`];
};

export const subject = "SUBJECT '/C=DE/O=Acme/OU=Ops/CN=alice'";
