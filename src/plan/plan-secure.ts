import { posix } from 'node:path';
import { can } from '../mysql/abilities.ts';
import type { Found } from './found.ts';
import type { SecureIntent } from './intent.ts';
import { enforceEdits, type PlannedEdit, planEdit, tlsEdits, wantedProtocols } from './option-edits.ts';
import { refusalsOf } from './refusals.ts';
import { replicaSteps } from './replica-steps.ts';
import type { Situation } from './situation.ts';
import type { Refusal, SecurePlan, Setting, Step } from './step.ts';
import {
  accountSteps,
  clientSteps,
  editStep,
  filesStep,
  makeCaStep,
  proveAdminStep,
  reloadStep,
  restartStep,
  setStep,
} from './steps.ts';
import type { TlsPlace } from './tls-place.ts';
import { whoBreaks } from './who-breaks.ts';

/** From what is there and what is wanted to the steps between; pure. The same situation and intent give the same plan. */
export function planSecure(situation: Situation, intent: SecureIntent, place: TlsPlace, found: Found): SecurePlan {
  const protocols = wantedProtocols(situation, intent);
  const needFiles = intent.files && found.placed.unfit !== undefined;
  const legacy = can(situation.server, 'pkcs8-keys') === false;
  const { edit, enforce } = optionEdits(situation, intent, place, protocols);
  const live = liveSteps(situation, intent, place, { protocols, needFiles, loaded: found.placed.loaded });
  const accounts = accountSteps(situation, intent);
  const enforcing = intent.enforce && !isOn(situation.variables.require_secure_transport);
  const changes: Step[] = [
    ...(needFiles ? [...makeCaStep(intent, legacy), filesStep(situation, intent, place, found.placed, legacy)] : []),
    ...clientSteps(intent, found.clients, legacy),
    ...(edit === undefined || edit.details.length === 0
      ? []
      : [editStep('edit-option-file', situation, edit, 'so that TLS is there after the next start, too')]),
    ...live.steps,
  ];
  const replicas = replicaSteps(
    situation,
    intent,
    intent.replicaCa ?? (intent.files ? place.paths.ca : undefined),
    found.sources ?? [],
  );
  const last: Step[] = [
    ...replicas.steps,
    ...accounts.steps,
    ...(enforce === undefined || enforce.details.length === 0
      ? []
      : [editStep('edit-option-file-enforce', situation, enforce, 'so that it stays on after a restart')]),
    ...(enforcing
      ? [setStep('require-secure-transport', [setting(situation, 'require_secure_transport', 'ON')], undefined)]
      : []),
  ];
  const gate = changes.length + last.length > 0 ? [proveAdminStep(intent)] : [];
  const steps = [...changes, ...gate, ...last];
  return {
    steps,
    refusals: [
      ...refusalsOf(situation, intent, place, found, {
        needFiles,
        restarts: steps.some(({ restarts }) => restarts),
        changes: steps.length > 0,
      }),
      ...accounts.refusals,
      ...replicas.refusals,
      ...(edit?.refusals ?? []),
      ...(enforce?.refusals ?? []),
      ...live.refusals,
    ].filter((one, index, all) => all.findIndex(({ what }) => what === one.what) === index),
    breaks: steps.length === 0 ? [] : whoBreaks(situation, intent),
    notes: notesOf(situation, intent, place),
    paths: place.paths,
  };
}

const isOn = (value: string | undefined): boolean => /^(on|1|yes|true)$/i.test(value ?? '');

function optionEdits(
  situation: Situation,
  intent: SecureIntent,
  place: TlsPlace,
  protocols: string | undefined,
): { edit?: PlannedEdit; enforce?: PlannedEdit } {
  const { host } = situation;
  const file = host?.optionFile;
  if (!intent.files || host === undefined || file === undefined) return {};
  const edit = planEdit(host, file, file.bytes, tlsEdits(place.paths, protocols, host), situation);
  if (!intent.enforce || can(situation.server, 'require-secure-transport') === false) return { edit };
  return { edit, enforce: planEdit(host, file, edit.bytes, enforceEdits, situation) };
}

/** What makes the running server take the files. */
function liveSteps(
  situation: Situation,
  intent: SecureIntent,
  place: TlsPlace,
  state: { readonly protocols: string | undefined; readonly needFiles: boolean; readonly loaded: boolean | undefined },
): { steps: Step[]; refusals: Refusal[] } {
  const { protocols, needFiles, loaded } = state;
  const { variables, tls } = situation;
  const stale = needFiles || !tls.on || loaded === false;
  if (place.reload?.startsWith('ALTER INSTANCE') === true) {
    const wanted = { ssl_ca: place.paths.ca, ssl_cert: place.paths.cert, ssl_key: place.paths.key };
    const settings = Object.entries(wanted)
      .filter(
        ([name, value]) =>
          variables[name] !== value && posix.resolve(variables.datadir ?? '/', variables[name] ?? '') !== value,
      )
      .map(([name, value]) => setting(situation, name, value));
    if (protocols !== undefined) settings.push(setting(situation, 'tls_version', protocols));
    if (!intent.files) return { steps: [], refusals: [] };
    if (settings.length > 0) return { steps: [setStep('set-variables', settings, place.reload)], refusals: [] };
    return { steps: stale ? [reloadStep(place.reload)] : [], refusals: [] };
  }
  if (!intent.files) return { steps: [], refusals: [] };
  const restart = !place.named || !tls.on || protocols !== undefined || (stale && place.reload === undefined);
  if (!restart) return { steps: stale && place.reload !== undefined ? [reloadStep(place.reload)] : [], refusals: [] };
  const command = intent.restartCommand ?? situation.host?.restartCommand;
  const refusals: Refusal[] = [];
  const why = restartReason(situation, place);
  if (!intent.allowRestart)
    refusals.push({ id: 'restart-needed', what: `the server must be restarted: ${why}`, fix: 'add --allow-restart' });
  if (command === undefined)
    refusals.push({
      id: 'restart-command-unknown',
      what: 'how the server is restarted is not known',
      fix: "give --restart-command 'systemctl restart mariadb' or whatever does it",
    });
  return { steps: [restartStep(command ?? '', why)], refusals };
}

function restartReason({ server, tls }: Situation, place: TlsPlace): string {
  if (place.reload === undefined) return 'this version reads its TLS files at the start only';
  if (!tls.on)
    return `${server.flavor === 'mariadb' ? 'MariaDB' : 'this server'} without TLS takes it up at a start only`;
  return 'the paths of the files and the protocols are read at the start only';
}

/** A variable with its value now; persisted ones are persisted again, or the old value would come back. */
function setting(situation: Situation, name: string, value: string): Setting {
  const persisted = situation.persisted[name];
  const noFile = situation.host?.optionFile === undefined && can(situation.server, 'set-persist') === true;
  return {
    name,
    value,
    before: situation.variables[name] ?? '',
    scope: persisted !== undefined || noFile ? 'persist' : 'global',
    ...(persisted === undefined ? {} : { persistedBefore: persisted }),
  };
}

function notesOf(situation: Situation, intent: SecureIntent, place: TlsPlace): string[] {
  const { server, host, replication, besides } = situation;
  const notes: string[] = [...besides];
  if (can(server, 'tls-1.2') === false)
    notes.push(
      'this server speaks TLS 1.0 only: current clients must be told to allow it, and no setting makes it better',
    );
  if (host?.confinement !== undefined && intent.files)
    notes.push(`${host.confinement}: it must allow the server to read ${posix.dirname(place.paths.key)}`);
  if (replication.galera)
    notes.push('a Galera node: the traffic between nodes has TLS options of its own (wsrep_provider_options)');
  if (replication.withoutTls > 0 && intent.replicas !== true)
    notes.push(
      `${replication.withoutTls} of ${replication.channels} replication channels of this server read from their source without TLS: --replicas changes them`,
    );
  if (!intent.files)
    notes.push(
      'no files are touched: the certificate of the server is up to whoever runs it (on a managed server, its console)',
    );
  if (!intent.files && intent.enforce && can(server, 'set-persist') === false)
    notes.push(
      'require_secure_transport is set until the next start only: set it in the option file (or the console), too',
    );
  if (host?.processUnknown !== undefined && intent.files)
    notes.push(`the server's process was not found: ${host.processUnknown}`);
  return notes;
}
