import type { Fault } from '../base/codes.ts';
import type { TlsqlError } from '../base/error.ts';
import type { ExitStatus } from './command.ts';

/** The status for an error, by whose fault it is. */
const statusOf: Readonly<Record<Fault, ExitStatus>> = {
  user: 2,
  file: 1,
  refused: 1,
  peer: 1,
  network: 3,
  machine: 3,
  ours: 3,
};

export function exitStatus(error: TlsqlError): ExitStatus {
  return error.code === 'interrupted' ? 3 : statusOf[error.fault];
}
