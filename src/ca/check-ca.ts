import type { CaFinding } from './ca-finding.ts';
import { changeFolder } from './change-folder.ts';
import { checkCertificates } from './check-certificates.ts';
import { checkFiles } from './check-files.ts';
import { checkIndex } from './check-index.ts';
import { diskError, removeIfThere } from './disk.ts';
import { hasDeadLock } from './lock.ts';
import type { Ca } from './open-ca.ts';
import { pendingJournal, type Recovery, strayTemporaries } from './recover.ts';

/** What `ca check` found. */
export interface CheckedCa {
  /** `sound`: no errors (any more). */
  readonly verdict: 'sound' | 'damaged';
  readonly dir: string;
  /** What the journal of a stopped command needed. */
  readonly recovery: Recovery;
  readonly findings: readonly CaFinding[];
}

/**
 * Checks a CA folder, and first mends what a stopped command left: the journal is finished or undone, temporary files are
 * removed. `mend: false` looks only and says what would be mended.
 */
export async function checkCa(ca: Ca, options: { readonly mend?: boolean } = {}): Promise<CheckedCa> {
  const findings: CaFinding[] = [];
  let recovery: Recovery = 'nothing';
  if (options.mend === false) findings.push(...pendingFindings(ca));
  else recovery = await mend(ca, findings);
  findings.push(...checkIndex(ca), ...checkCertificates(ca), ...checkFiles(ca));
  const order = { error: 0, warning: 1, notice: 2 };
  findings.sort((a, b) => order[a.severity] - order[b.severity]);
  return {
    verdict: findings.some(({ severity }) => severity === 'error') ? 'damaged' : 'sound',
    dir: ca.layout.dir,
    recovery,
    findings,
  };
}

/** The folders of a CA folder that temporary files may lie in. */
function ownFolders(ca: Ca): string[] {
  const { dir, newcerts, privateFolder, state } = ca.layout;
  return [dir, newcerts, privateFolder, state];
}

async function mend(ca: Ca, findings: CaFinding[]): Promise<Recovery> {
  const untidy = strayTemporaries(ownFolders(ca)).length > 0 || hasDeadLock(ca.place.state);
  if (pendingJournal(ca.place) === 'none' && !untidy) return 'nothing';
  return await changeFolder(
    ca.place,
    ca.disk,
    async ({ recovery }) => {
      const strays = strayTemporaries(ownFolders(ca));
      for (const path of strays) {
        try {
          removeIfThere(ca.disk, path);
        } catch (error) {
          diskError(error, path);
        }
      }
      if (recovery !== 'nothing') {
        const did = recovery === 'finished' ? 'it is finished now' : 'it was undone, nothing of it is left';
        findings.push({
          id: 'ca-journal-mended',
          severity: 'notice',
          what: `a command was stopped in the middle; ${did}`,
          fix: [],
        });
      }
      if (strays.length > 0) {
        findings.push({
          id: 'ca-strays-removed',
          severity: 'notice',
          what: `${strays.length} temporary files were removed`,
          fix: [],
        });
      }
      return recovery;
    },
    ca.lock,
  );
}

function pendingFindings(ca: Ca): CaFinding[] {
  const pending = pendingJournal(ca.place);
  if (pending === 'none') return [];
  const would = pending === 'committed' ? 'finished' : 'undone';
  const what = `a command was stopped in the middle; it can be ${would}`;
  return [{ id: 'ca-journal-pending', severity: 'error', what, fix: [`tlsql ca check ${ca.layout.dir}`] }];
}
