import { TlsqlError } from '../../base/error.ts';
import { OK } from '../answer.ts';
import { demand } from '../privileges.ts';
import { forgetEmpty } from '../require.ts';
import type { Cursor } from '../sql/cursor.ts';
import { sqlError } from '../sql-error.ts';
import type { ServerState } from '../state.ts';
import type { Action, Statement } from './statement.ts';

/** MySQL's reload: new connections get the new context, a bad one changes nothing unless the statement says so. */
function readAlterInstance(cursor: Cursor): Action {
  if (cursor.accept('for', 'channel')) cursor.expect('mysql_main');
  const rollback = !cursor.accept('no', 'rollback', 'on', 'error');
  return async (state, session) => {
    demand(session, 'CONNECTION_ADMIN');
    const trouble = await reload(state);
    if (trouble === undefined) return OK;
    const message = `Failed to set up SSL because of the following SSL library error: ${trouble}`;
    if (rollback) sqlError(3888, 'HY000', message);
    state.tls = undefined;
    session.warnings = [{ level: 'Warning', number: 3888, message }];
    return OK;
  };
}

/** MariaDB's reload. On a server that speaks no TLS it says OK and does nothing, as the real one. */
async function flushSsl(state: ServerState): Promise<void> {
  if (state.tls === undefined) return;
  const trouble = await reload(state);
  if (trouble !== undefined) sqlError(1105, 'HY000', `Failed to refresh SSL, error: ${trouble}`);
}

/** The trouble in the server's words, or undefined. */
async function reload(state: ServerState): Promise<string | undefined> {
  try {
    await state.reloadTls();
    return undefined;
  } catch (error) {
    if (!(error instanceof TlsqlError) || error.code !== 'endpoint-tls-unusable') throw error;
    const text = `SSL error: ${error.message}`;
    state.log({ level: 'error', code: error.code, text });
    return String(error.detail.fields?.trouble ?? error.detail.seen);
  }
}

/** What FLUSH of nothing else has to do: there are no tables and no logs. */
const nothing = ['status', 'hosts', 'tables', 'logs', 'user_resources'];

function readFlush(cursor: Cursor, flavor: ServerState['flavor']): Action {
  if (!cursor.accept('local')) cursor.accept('no_write_to_binlog');
  const ssl = flavor === 'mariadb' && cursor.accept('ssl');
  const privileges = !ssl && cursor.accept('privileges');
  if (!ssl && !privileges && !nothing.some((word) => cursor.accept(word))) cursor.fail();
  return async (state, session) => {
    demand(session, 'RELOAD');
    if (ssl) await flushSsl(state);
    if (privileges) {
      state.passwordCache.clear();
      state.accounts = state.accounts.map((account) => ({ ...account, require: forgetEmpty(account.require) }));
    }
    return OK;
  };
}

/** ALTER INSTANCE RELOAD TLS, FLUSH SSL, FLUSH PRIVILEGES. */
export const reloadStatements: readonly Statement[] = [
  { words: ['alter', 'instance', 'reload', 'tls'], read: readAlterInstance, flavor: 'mysql' },
  { words: ['flush'], read: readFlush },
];
