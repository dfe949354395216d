import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkCa } from '../../src/ca/check-ca.ts';
import { issueClient, issueServer } from '../../src/ca/issue.ts';
import { issueCrl } from '../../src/ca/issue-crl.ts';
import { type Ca, openCa } from '../../src/ca/open-ca.ts';
import { revoke } from '../../src/ca/revoke.ts';
import { showCa } from '../../src/ca/show-ca.ts';
import { handMadeFolder, type Known, opensslIssue, revokedByOpenssl } from './openssl-ca.ts';
import { newCa, openssl, scratch } from './scratch.ts';

// Either program carries on where the other stopped, and `openssl verify -crl_check` agrees after every single step.

/** What both programs can do to one CA folder. */
interface Hands {
  readonly issue: (name: string) => Promise<Known>;
  readonly revoke: (known: Known) => Promise<{ madeCrl: boolean }>;
  readonly crl: () => Promise<void>;
}

function ours(dir: string, out: string): Hands {
  // Opened anew each time, as the command line does.
  const ca = (): Ca => openCa(dir);
  return {
    issue: async (name) => {
      const issue = name.endsWith('3') ? issueServer : issueClient;
      const { files, serial } = await issue(ca(), { name, out });
      return { file: files?.certificate ?? '', serial };
    },
    revoke: async ({ serial, file }) => {
      const what = serial.endsWith('1') ? { file } : { serial };
      await revoke(ca(), { what, reason: 'superseded' });
      return { madeCrl: true };
    },
    crl: async () => void (await issueCrl(ca())),
  };
}

function theirs(options: {
  cwd: string;
  config: string;
  subject: (name: string) => string;
  crl: string;
  newcerts: string;
  out: string;
  args: readonly string[];
}): Hands {
  const { cwd, config, args, out } = options;
  return {
    issue: async (name) =>
      opensslIssue({ cwd, config, subject: options.subject(name), file: join(out, `${name}.pem`), args }),
    revoke: async ({ serial }) => {
      openssl(
        [
          'ca',
          '-config',
          config,
          ...args,
          '-revoke',
          join(options.newcerts, `${serial}.pem`),
          '-crl_reason',
          'keyCompromise',
        ],
        { cwd },
      );
      return { madeCrl: false };
    },
    crl: async () => void openssl(['ca', '-config', config, ...args, '-gencrl', '-out', options.crl], { cwd }),
  };
}

/** Runs operations by both in turn and compares the verdict of openssl with what must be after each. */
async function alternate(
  hands: readonly [Hands, Hands],
  count: number,
  ca: { certificate: string; crl: string },
): Promise<Known[]> {
  const all: Known[] = [];
  const revoked = new Set<string>();
  let listed = new Set<string>();
  for (let step = 0; step < count; step += 1) {
    const hand = hands[step % 2] ?? hands[0];
    const what = ['issue', 'issue', 'revoke', 'crl', 'revoke', 'issue', 'issue', 'crl'][(step >> 1) % 8];
    const left = all.filter(({ file }) => !revoked.has(file));
    const victim = left[(step * 7) % Math.max(1, left.length)];
    if (what === 'revoke' && victim !== undefined) {
      const { madeCrl } = await hand.revoke(victim);
      revoked.add(victim.file);
      if (madeCrl) listed = new Set(revoked);
    } else if (what === 'crl' || step < 2) {
      await hand.crl();
      listed = new Set(revoked);
    } else {
      all.push(await hand.issue(`name-${step}`));
    }
    const files = all.map(({ file }) => file);
    if (files.length > 0)
      expect(revokedByOpenssl(ca.certificate, ca.crl, files), `after step ${step}: ${what}`).toEqual(listed);
  }
  return all;
}

it('200 operations in turn on a folder that tlsql made', { timeout: 600_000 }, async () => {
  const ca = await newCa();
  const { dir, crl, newcerts } = ca.layout;
  const out = scratch();
  const config = join(dir, 'openssl.cnf');
  const openssl = theirs({ cwd: '/', config, subject: (name) => `/O=Other/CN=${name}`, crl, newcerts, out, args: [] });
  const all = await alternate([ours(dir, out), openssl], 200, { certificate: ca.certificatePath, crl });
  const shown = showCa(openCa(dir));
  expect(shown.entries.map(({ serial }) => serial)).toEqual(all.map(({ serial }) => serial));
  expect(shown.counts.valid + shown.counts.revoked).toBe(all.length);
  const checked = await checkCa(openCa(dir));
  expect(checked.findings.filter(({ id }) => id !== 'ca-crl-incomplete')).toEqual([]);
});

it('80 operations in turn on a folder made by hand, which counts its serials', { timeout: 600_000 }, async () => {
  const dir = scratch();
  const { config, certificate, key } = handMadeFolder(dir);
  const out = scratch();
  const crl = join(dir, 'crl.pem');
  const openssl = theirs({
    cwd: dir,
    config,
    // policy_match of the copied configuration.
    subject: (name) => `/C=PT/ST=Braga/O=Example/CN=${name}`,
    crl,
    newcerts: join(dir, 'newcerts'),
    out,
    args: ['-cert', certificate, '-keyfile', key],
  });
  const all = await alternate([ours(dir, out), openssl], 80, { certificate, crl });
  expect(all.map(({ serial }) => Number.parseInt(serial, 16))).toEqual(all.map((_, index) => index + 1));
});
