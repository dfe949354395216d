import { posix } from 'node:path';
import { can } from '../mysql/abilities.ts';
import { accountText, sameAccount, sqlText } from './account-name.ts';
import { type AccountIntent, clauseOf, type SecureIntent } from './intent.ts';
import type { PlannedEdit } from './option-edits.ts';
import { requireSql, requireStatement, sameRequire } from './require-clause.ts';
import type { PlacedFiles, Situation } from './situation.ts';
import type { Action, Refusal, Setting, Step } from './step.ts';
import type { TlsPlace } from './tls-place.ts';

type Words = Omit<Step, 'action' | 'restarts' | 'details'> & { readonly details?: readonly string[] };

function step(words: Words, action: Action, restarts = false): Step {
  return { details: [], ...words, restarts, action };
}

export function makeCaStep({ material }: SecureIntent, rsa: boolean): Step[] {
  if (material.from !== 'ca' || material.exists) return [];
  const words = {
    id: 'make-ca',
    title: `make the CA folder ${material.dir}`,
    reason: 'there is none yet, and something must sign the certificates',
    risk: 'none for the server',
    undo: 'the folder stays: what it has signed may be in use',
    details: [material.subject],
  };
  return [step(words, { do: 'make-ca', dir: material.dir, subject: material.subject, rsa })];
}

export function filesStep(
  situation: Situation,
  { material, names }: SecureIntent,
  { paths }: TlsPlace,
  placed: PlacedFiles,
  legacy: boolean,
): Step {
  const user = situation.host?.user;
  const from =
    material.from === 'ca'
      ? { ca: material.dir, names, legacy }
      : { cert: material.cert, key: material.key, ca: material.ca };
  const words = {
    id: 'install-files',
    title: `install CA file, certificate and key in ${posix.dirname(paths.key)}`,
    reason: placed.unfit ?? 'they are to be replaced',
    risk: 'none: the server reads them only when it is told to',
    undo: placed.existing.length === 0 ? 'the files are removed' : 'the files that were there come back',
    details: [
      `${paths.ca} 0644`,
      `${paths.cert} 0644`,
      `${paths.key} 0600${user === undefined ? '' : `, owned by ${user.name ?? user.uid}`}`,
    ],
  };
  return step(words, {
    do: 'install-files',
    paths,
    from,
    ...(user === undefined ? {} : { owner: { uid: user.uid, gid: user.gid } }),
  });
}

export function clientSteps(
  { material, clientOut }: SecureIntent,
  clients: readonly { readonly name: string; readonly subject?: string }[],
  legacy: boolean,
): Step[] {
  if (material.from !== 'ca' || clientOut === undefined) return [];
  return clients.map(({ name, subject }) => {
    const words = {
      id: `client-certificate-${name}`,
      title: `issue a client certificate for ${name} into ${clientOut}`,
      reason: 'the account will ask for one',
      risk: 'none for the server',
      undo: 'the files are removed; the CA keeps its record',
    };
    const action = { do: 'client-certificate', ca: material.dir, out: clientOut, name, legacy } as const;
    return step(words, subject === undefined ? action : { ...action, subject });
  });
}

export function editStep(id: string, { host }: Situation, edit: PlannedEdit, reason: string): Step {
  const path = host?.optionFile?.real ?? '';
  const words = {
    id,
    title: `edit ${host?.optionFile?.path ?? path}`,
    reason,
    risk: 'none until the next start',
    undo: 'the file comes back byte for byte; a copy lies beside it',
    details: edit.details,
  };
  return step(words, { do: 'edit-option-file', path, edits: edit.edits });
}

export function setStep(id: string, settings: readonly Setting[], reload: string | undefined): Step {
  const enforces = settings.some(({ name }) => name === 'require_secure_transport');
  const words = {
    id,
    title: enforces ? 'switch require_secure_transport on' : 'set the variables and reload TLS while it runs',
    reason: enforces
      ? 'no account may come over the network in the clear any more'
      : 'no restart, and no connection is dropped',
    risk: enforces
      ? 'new connections over TCP without TLS are refused'
      : 'none: with files that cannot be used the server keeps what it has',
    undo: 'the old values are set again',
    details: [...settings.map(setSql), ...(reload === undefined ? [] : [reload])],
  };
  return step(words, { do: 'set', settings, ...(reload === undefined ? {} : { reload }) });
}

export function reloadStep(statement: string): Step {
  const words = {
    id: 'reload',
    title: 'make the server read its TLS files again',
    reason: 'the files are new',
    risk: 'none: with files that cannot be used the server keeps what it has',
    undo: 'the old files are read again',
    details: [statement],
  };
  return step(words, { do: 'reload', statement });
}

export function restartStep(command: string, reason: string): Step {
  const words = {
    id: 'restart',
    title: 'restart the server',
    reason,
    risk: 'every connection is dropped, and the server is away for some seconds',
    undo: 'the server is restarted with the old files',
    details: [command],
  };
  return step(words, { do: 'restart', command }, true);
}

export function proveAdminStep({ names }: SecureIntent): Step {
  const words = {
    id: 'prove-admin',
    title: `log in again over TLS, verifying ${names[0] ?? 'the chain'}`,
    reason: 'nothing is demanded of others before this very account has come in over TLS',
    risk: 'none',
    undo: 'nothing is changed',
  };
  return step(words, { do: 'prove-admin' });
}

/** One step for each account whose clause differs. */
export function accountSteps(situation: Situation, intent: SecureIntent): { steps: Step[]; refusals: Refusal[] } {
  const steps: Step[] = [];
  const refusals: Refusal[] = [];
  for (const wanted of intent.accounts) {
    const who = accountText(wanted.account);
    const fact = situation.accounts?.find((one) => sameAccount(one, wanted.account));
    if (wanted.require === 'subject' && wanted.subject === undefined)
      refusals.push({
        id: 'subject-unknown',
        what: `which subject ${who} is to demand is not known`,
        fix: 'give --client-out DIR, or --subject',
      });
    if (situation.accounts !== undefined && fact === undefined && !intent.hasPassword)
      refusals.push({
        id: 'account-missing',
        what: `there is no account ${who}`,
        fix: 'make it first, or give --account-password-file FILE to make it here',
      });
    if (fact !== undefined && sameRequire(fact.require, clauseOf(wanted))) continue;
    steps.push(accountStep(situation, wanted, fact?.require));
  }
  return { steps, refusals };
}

function accountStep(
  situation: Situation,
  wanted: AccountIntent,
  before: Extract<Action, { do: 'require' }>['before'],
): Step {
  const who = accountText(wanted.account);
  const clause = clauseOf(wanted);
  const made = before === undefined;
  const verb = can(situation.server, 'create-user-require') === false ? 'GRANT USAGE ON *.* TO' : 'CREATE USER';
  const words = {
    id: `require-${wanted.account.user === '' ? 'anonymous' : wanted.account.user}@${wanted.account.host}`,
    title: made ? `make ${who} with ${requireSql(clause)}` : `let ${who} ${requireSql(clause)}`,
    reason: made ? 'it is not there' : `it has ${requireSql(before)}`,
    risk: made ? 'none' : 'clients of this account that come otherwise are refused from now on',
    undo: made ? `DROP USER ${who}` : requireStatement(situation.server, wanted.account, before),
    details: [
      made
        ? `${verb} ${who} IDENTIFIED BY … ${requireSql(clause)}`
        : requireStatement(situation.server, wanted.account, clause),
    ],
  };
  return step(words, { do: 'require', account: wanted.account, clause, before });
}

/** The statement for one variable. */
export function setSql({ name, value, scope }: Pick<Setting, 'name' | 'value' | 'scope'>): string {
  const literal = /^(ON|OFF)$/.test(value) ? value : sqlText(value);
  return `SET ${scope === 'persist' ? 'PERSIST' : 'GLOBAL'} ${name} = ${literal}`;
}
