import { type EffectiveOption, effectiveOptions } from './effective-options.ts';
import { decodeLoginFile } from './mylogin.ts';
import { withSuffix } from './option-file-groups.ts';
import { environmentSuffix, loginFilePath, type OptionFileChoice, optionFileOrder } from './option-file-order.ts';
import { parseOptionFile } from './parse-option-file.ts';
import type { OptionLine } from './read-option-lines.ts';
import {
  type OptionFileHarvest,
  type OptionFileProblem,
  type OptionFileSource,
  type OptionFileVisit,
  type OptionFileWalk,
  type PassedOverFile,
  report,
  takeLines,
  visitOptionFile,
} from './visit-option-file.ts';

/** Whose options are looked for. */
export interface OptionFileRequest extends OptionFileChoice {
  /** The program's groups (option-file-groups.ts), without suffix. */
  readonly groups: readonly string[];
  /** `--defaults-group-suffix`; the environment's counts where it is not given. */
  readonly groupSuffix?: string;
  /** `--login-path`: one more group of the login file. */
  readonly loginPath?: string;
  /** False for programs that read no login file (servers, MariaDB's, `--no-login-paths`); default true for MySQL. */
  readonly loginFile?: boolean;
  /** Whether files are looked at that stand near and are not read. */
  readonly lookAround?: boolean;
}

/** What the option files give a program. */
export interface ResolvedOptions {
  /** All options of the groups that are read, in order: as if each were `--name=value` on the command line. */
  readonly options: readonly OptionLine[];
  /** The winner of each option, with what it overrode. */
  readonly effective: readonly EffectiveOption[];
  /** Every file that was looked for, in order. */
  readonly files: readonly OptionFileVisit[];
  readonly problems: readonly OptionFileProblem[];
  /** Files that stand where somebody may think that they are read; undefined where nobody asked for them. */
  readonly passedOver?: readonly PassedOverFile[];
  /** The groups that were read, suffixed ones included. */
  readonly groups: readonly string[];
  /** The problem at which a real program stops with an error; null when it starts. `options` is then what came before. */
  readonly fatal: OptionFileProblem | null;
}

/** Reads the option files that a program would read, in its order, and says where each option comes from. */
export function resolveOptionFiles(request: OptionFileRequest, source: OptionFileSource): ResolvedOptions {
  const groups = withSuffix(request.groups, request.groupSuffix ?? environmentSuffix(request));
  const harvest: OptionFileHarvest = {
    options: [],
    files: [],
    problems: [],
    ...(request.lookAround === true ? { passedOver: [] } : {}),
  };
  const walk: OptionFileWalk = { groups, choice: request, source, harvest };
  const stopped = optionFileOrder(request).some(({ path, required }) => {
    const outcome = visitOptionFile(path, walk);
    if (outcome !== 'absent' || !required) return outcome === 'stopped';
    report(walk, 'file-missing', path, 0, 'there is no such file, or it cannot be read', true);
    return true;
  });
  if (!stopped && request.loginFile !== false) visitLoginFile(request, walk);
  const { options, files, problems, passedOver } = harvest;
  return {
    options,
    effective: effectiveOptions(options, request.dialect),
    files,
    problems,
    ...(passedOver === undefined ? {} : { passedOver }),
    groups,
    fatal: problems.find((problem) => problem.fatal) ?? null,
  };
}

/** The login file comes last, and only when nobody else may touch it. */
function visitLoginFile(request: OptionFileRequest, walk: OptionFileWalk): void {
  const path = loginFilePath(request);
  if (path === null) return;
  const { status, parsed } = readLoginFile(path, walk);
  walk.harvest.files.push({ path, status, includedFrom: null, parsed });
  if (parsed === null) return;
  const { loginPath } = request;
  const suffix = request.groupSuffix ?? environmentSuffix(request);
  const extra = loginPath === undefined ? [] : withSuffix([loginPath], suffix);
  takeLines(parsed, path, { ...walk, groups: [...walk.groups, ...extra] }, 0);
}

function readLoginFile(path: string, walk: OptionFileWalk): Pick<OptionFileVisit, 'status' | 'parsed'> {
  const answer = walk.source.read(path);
  if (answer.kind === 'missing') return { status: 'missing', parsed: null };
  if (answer.kind === 'unreadable') {
    report(walk, 'file-unreadable', path, 0, `it cannot be read: ${answer.why}`);
    return { status: 'unreadable', parsed: null };
  }
  if ((answer.mode & 0o177) !== 0) {
    report(walk, 'login-file-not-private', path, 0, 'others than its owner may use it, so it is ignored');
    return { status: 'not-private', parsed: null };
  }
  const login = decodeLoginFile(answer.bytes);
  if (login.fault !== null) report(walk, 'login-file-damaged', path, 0, login.fault);
  return { status: 'read', parsed: parseOptionFile(login.bytes, 'mysql', { name: path, endComments: false }) };
}
