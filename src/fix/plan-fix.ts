import type { Finding } from '../checks/engine/check.ts';
import type { Diagnosis } from '../checks/engine/decide.ts';
import type { Mend, SafeMend, ServerMend } from '../checks/engine/mend.ts';
import { fileLine } from '../checks/engine/mend-lines.ts';
import { flavorOf, isRunning, reloadWay } from '../checks/engine/server-mend.ts';
import type { Facts } from '../facts/facts.ts';
import type { FixPlan, FixStep, Left, OptionMend } from './fix-plan.ts';
import { serverAct } from './server-act.ts';
import { keyOf } from './standing.ts';
import { type PathState, whyNot } from './why-not.ts';

/** What whoever runs this may do here. */
export interface Powers {
  readonly uid: number;
  /** How each path stood that a mend names. */
  readonly paths: ReadonlyMap<string, PathState>;
  readonly allowRestart: boolean;
  /** How the server is restarted, or started where it isn't there; undefined: not known. */
  readonly restartCommand?: string;
  /** Why there is no administrator to speak to the server; undefined: there is. */
  readonly noAdmin?: string;
  /** Whether setfacl is there. */
  readonly acl: boolean;
  /** What becomes of an option file: digests before and after, and the lines that differ. */
  readonly edited: (path: string, mends: readonly OptionMend[]) => Edited;
}

/** An edit that was tried on the bytes alone. */
export interface Edited {
  readonly before: string;
  readonly after: string;
  /** `- old`, `+ new` */
  readonly details: readonly string[];
}

type Doable = SafeMend | ServerMend;

/** The steps for all findings that can be mended safely, whole or not at all; and what is left to a person, and why. Pure. */
export function planFix(facts: Facts, { findings }: Pick<Diagnosis, 'findings'>, powers: Powers): FixPlan {
  const left: Left[] = [];
  const chosen: Finding[] = [];
  for (const finding of findings.filter(({ severity }) => severity !== 'notice')) {
    const why = objectionTo(facts, finding, powers);
    if (why === undefined) chosen.push(finding);
    else left.push({ id: finding.id, what: finding.what, why });
  }
  const acts = chosen.flatMap((finding) => doable(finding.mends).map((mend) => ({ mend, finding })));
  const once = acts.filter(
    ({ mend }, index) => acts.findIndex((other) => JSON.stringify(other.mend) === JSON.stringify(mend)) === index,
  );
  const steps = [...fileSteps(once), ...editSteps(once, facts, powers), ...serverSteps(once, facts, powers)];
  return { steps, mends: chosen.map((finding) => ({ id: finding.id, key: keyOf(finding) })), left };
}

/** The paths that the mends of a diagnosis name. */
export function pathsIn({ findings }: Pick<Diagnosis, 'findings'>): string[] {
  const all = findings.flatMap(({ mends }) => doable(mends).flatMap((mend) => pathOf(mend) ?? []));
  return [...new Set(all)];
}

/** Whether some finding could be mended if the server were told to read its files again. */
export function wantsReload(facts: Facts, { findings }: Pick<Diagnosis, 'findings'>): boolean {
  const way = reloadWay(facts);
  return typeof way === 'object' && findings.some(({ mends }) => mends.some(({ kind }) => kind === 'reload-tls'));
}

function doable(mends: readonly Mend[]): Doable[] {
  return mends.filter(
    (mend): mend is Doable =>
      mend.kind !== 'sql' && mend.kind !== 'by-hand' && mend.kind !== 'look' && mend.kind !== 'prove',
  );
}

const pathOf = (mend: Doable): string | undefined =>
  'path' in mend ? mend.path : 'file' in mend ? mend.file : 'folder' in mend ? mend.folder : undefined;

const isServer = (mend: Doable): mend is ServerMend => mend.kind === 'reload-tls' || mend.kind === 'restart';

/** Nothing runs and nothing was asked to run: files alone are looked at. */
const isOffline = (facts: Facts): boolean => facts.wire === undefined && !isRunning(facts);

function objectionTo(facts: Facts, { mends, certainty }: Finding, powers: Powers): string | undefined {
  if (mends.some(({ kind }) => kind === 'sql')) return "accounts and variables are the administrator's: run the line";
  const acts = doable(mends);
  if (mends.some(({ kind }) => kind === 'by-hand'))
    return 'it needs a person: certificates, keys, CAs and other machines are left alone';
  if (acts.length === 0)
    return mends.some(({ kind }) => kind === 'look')
      ? 'it needs a person: the command that was given is to be another, which its fix lines show'
      : 'it needs a person: no file of this machine is at fault';
  if (certainty !== 'proved') return `it is ${certainty}, not proved`;
  for (const mend of acts) {
    if (mend.kind === 'acl' && !powers.acl) return 'setfacl is not installed (the package acl)';
    const why = isServer(mend)
      ? isOffline(facts)
        ? undefined
        : serverAct(facts, mend, powers).why
      : whyNot(mend, powers.paths.get(pathOf(mend) ?? ''), powers.uid);
    if (why !== undefined) return why;
  }
  return undefined;
}

interface Act<M extends Doable = Doable> {
  readonly mend: M;
  readonly finding: Finding;
}

function fileSteps(acts: readonly Act[]): FixStep[] {
  return acts.flatMap(({ mend, finding }, index): FixStep[] => {
    if (isServer(mend) || isEdit(mend)) return [];
    const line = fileLine(mend);
    const words = {
      id: `${mend.kind}-${index + 1}`,
      title: line,
      reason: finding.what,
      risk: 'none',
      undo: mend.kind === 'rehash' ? 'the links become what they were' : 'owner, mode and target become what they were',
      restarts: false,
      details: [],
    };
    if (mend.kind === 'rehash') return [{ ...words, action: { do: 'rehash', folder: mend.folder } }];
    return [{ ...words, action: { do: 'run', line, path: mend.path, kind: mend.kind } }];
  });
}

const isEdit = (mend: Doable): mend is OptionMend =>
  mend.kind === 'option' ||
  mend.kind === 'option-line' ||
  mend.kind === 'option-insert' ||
  mend.kind === 'byte-order-mark';

/** One step a file: its lines are numbered as they were before any of them changed. */
function editSteps(acts: readonly Act[], facts: Facts, powers: Powers): FixStep[] {
  const edits = acts.flatMap(({ mend, finding }) => (isEdit(mend) ? [{ mend, finding }] : []));
  const files = [...new Set(edits.map(({ mend }) => mend.file))];
  return files.map((file, index) => {
    const own = edits.filter(({ mend }) => mend.file === file);
    const mends = own.map(({ mend }) => mend);
    const path = powers.paths.get(file)?.real ?? file;
    const { before, after, details } = powers.edited(path, mends);
    return {
      id: `edit-${index + 1}`,
      title: `edit ${file}`,
      reason: own.map(({ finding }) => finding.what).join('; '),
      risk: 'none until it is read again',
      undo: 'the file comes back byte for byte',
      restarts: false,
      details,
      action: { do: 'edit-option-file', path, dialect: flavorOf(facts), mends, before, after },
    };
  });
}

/** One step at most: a restart reads everything again. */
function serverSteps(acts: readonly Act[], facts: Facts, powers: Powers): FixStep[] {
  if (isOffline(facts)) return [];
  const steps = acts.flatMap(({ mend }) => (isServer(mend) ? (serverAct(facts, mend, powers).step ?? []) : []));
  const [step] = [...steps.filter(({ restarts }) => restarts), ...steps];
  return step === undefined ? [] : [step];
}
