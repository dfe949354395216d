import { can, protocolsOf } from '../mysql/abilities.ts';
import { type EditedOptionFile, editOptionFile } from '../optionfile/edit-option-file.ts';
import { editOutcomes } from '../optionfile/edit-outcome.ts';
import type { OptionEdit } from '../optionfile/option-file-entries.ts';
import { originText } from '../optionfile/option-spec.ts';
import { resolveOptionFiles } from '../optionfile/resolve.ts';
import type { SecureIntent } from './intent.ts';
import type { HostSituation, OptionFileToEdit, Situation } from './situation.ts';
import type { Refusal } from './step.ts';
import type { TlsPaths } from './tls-place.ts';
import { valueAmong } from './value-among.ts';

/** An edit of the option file, with what would keep it from counting. */
export interface PlannedEdit {
  readonly edits: readonly OptionEdit[];
  /** Lines as `- old` and `+ new`. */
  readonly details: readonly string[];
  readonly bytes: Uint8Array;
  readonly refusals: readonly Refusal[];
}

const group = 'mysqld';

/** The protocols that are to be allowed; undefined where the server has no variable for that. */
export function wantedProtocols(situation: Situation, intent: SecureIntent): string | undefined {
  const { server, variables } = situation;
  if (variables.tls_version === undefined || can(server, 'tls-1.2') === false) return undefined;
  const allowed = protocolsOf(server).filter((name) => name >= intent.protocolFloor);
  const now = variables.tls_version.split(',').filter((name) => name !== '');
  const fits = now.length > 0 && now.every((name) => allowed.includes(name));
  return fits ? undefined : allowed.join(',');
}

/** The edits that make the server start with TLS. */
export function tlsEdits(paths: TlsPaths, protocols: string | undefined, host: HostSituation): readonly OptionEdit[] {
  const set = (name: string, value: string): OptionEdit => ({ kind: 'set', group, name, value });
  return [
    set('ssl-ca', paths.ca),
    set('ssl-cert', paths.cert),
    set('ssl-key', paths.key),
    ...(protocols === undefined ? [] : [set('tls-version', protocols)]),
    ...switchedOff(host),
  ];
}

export const enforceEdits: readonly OptionEdit[] = [
  { kind: 'set', group, name: 'require-secure-transport', value: 'ON' },
];

/** `ssl=0` and `skip-ssl` keep a server from TLS whatever else is set: taken out where this file says it. */
function switchedOff(host: HostSituation): OptionEdit[] {
  const ssl = resolveOptionFiles(host.request, host.source).effective.find(({ name }) => name === 'ssl')?.winner;
  if (ssl?.origin.kind !== 'file' || !isOff(ssl.name, ssl.value)) return [];
  return [{ kind: 'remove', group: ssl.origin.group, name: 'ssl' }];
}

function isOff(name: string, value: string | null): boolean {
  return /^(loose[-_])?(skip|disable)[-_]/i.test(name) || /^(0|off|false|no)$/i.test(value ?? '');
}

/** Applies edits to a text of the file (`from`, the bytes that a step before leaves) and says whether they will count. */
export function planEdit(
  host: HostSituation,
  file: OptionFileToEdit,
  from: Uint8Array,
  edits: readonly OptionEdit[],
  situation: Situation,
): PlannedEdit {
  const edited: EditedOptionFile = editOptionFile(from, host.dialect, edits, file.path);
  const details = edited.changes.flatMap(({ removed, added }) => [...marked('-', removed), ...marked('+', added)]);
  const outcomes = editOutcomes(host.request, host.source, file.path, edited.bytes, edits);
  const refusals = outcomes.flatMap(({ edit, status, by }): Refusal[] => {
    if (status === 'in-effect' || status === 'gone') return [];
    const name = edit.name;
    if (status === 'file-not-read' || status === 'group-not-read') {
      const what = `the running server doesn't read ${file.path}`;
      return [{ id: 'option-file-not-read', what, fix: 'name the file that it reads with --config' }];
    }
    if (edit.kind === 'set' && by?.value === edit.value) return [];
    const where = by === null ? 'another place' : originText(by.origin);
    return [
      {
        id: 'option-overridden',
        what: `${name} is set again in ${where}, which counts more`,
        fix: `take it out there, or give that file with --config`,
      },
    ];
  });
  return { edits, details, bytes: edited.bytes, refusals: [...unique(refusals), ...commandLine(edits, situation)] };
}

/** Options of the command line count more than any file. */
function commandLine(edits: readonly OptionEdit[], { sources, host }: Situation): Refusal[] {
  return edits.flatMap((edit) => {
    const variable = edit.name.replaceAll('-', '_');
    // Old servers don't tell where a value comes from; their process does.
    const given = valueAmong(host?.launch?.arguments ?? [], edit.name) !== undefined;
    if (!given && !/^COMMAND[-_]LINE$/.test(sources[variable]?.source ?? '')) return [];
    if (edit.kind === 'set' && valueAmong(host?.launch?.arguments ?? [], edit.name) === edit.value) return [];
    const what = `${edit.name} stands on the server's command line, which counts more than option files`;
    return [{ id: 'option-on-command-line', what, fix: 'take it out of the unit file or the start script' }];
  });
}

function marked(sign: string, text: string): string[] {
  return text === ''
    ? []
    : Buffer.from(text.replace(/\r?\n$/, ''), 'latin1')
        .toString('utf8')
        .split(/\r?\n/)
        .map((line) => `${sign} ${line}`);
}

function unique(refusals: readonly Refusal[]): Refusal[] {
  return refusals.filter((one, index) => refusals.findIndex(({ what }) => what === one.what) === index);
}
