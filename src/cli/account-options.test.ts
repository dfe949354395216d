import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { cli } from '../../test/make/cli.ts';

it('takes one clause, from words or certificates', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'tlsql-account-'));
  try {
    const ca = makeCa('/O=Example/CN=CA');
    writeFileSync(join(cwd, 'app.pem'), makeCertificate({ subject: '/O=Example/CN=app', issuer: ca }).pem);
    const check = async (words: readonly string[], status: number, expected: RegExp): Promise<void> => {
      const said = await cli(['account', 'sql', 'app@%', ...words], { cwd });
      expect(said.status, said.err).toBe(status);
      expect(said.out + said.err).toMatch(expected);
    };
    await check(
      ['--x509'],
      0,
      /ALTER USER 'app'@'%' REQUIRE X509;[\s\S]*GRANT USAGE ON \*\.\* TO 'app'@'%' REQUIRE X509;/,
    );
    await check(['--subject-of', 'app.pem'], 0, /REQUIRE SUBJECT '\/O=Example\/CN=app'/);
    await check(
      ['--subject', '/CN=x', '--issuer-of', 'app.pem'],
      0,
      /SUBJECT '\/CN=x' AND ISSUER '\/O=Example\/CN=CA'/,
    );
    await check([], 2, /no clause/);
    await check(['--ssl', '--x509'], 2, /several clauses/);
    await check(['--subject-of', 'none.pem'], 1, /none\.pem/);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
});
