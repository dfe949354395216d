// Loaded before the program: kills it, as kill -9 does, when it writes a certain line of its journal. KILL_AT is the key and
// the value (`start:restart`): lines that begin a thing are on the disk before the end, those that end one never get there.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [key, ...rest] = (process.env.KILL_AT ?? '').split(':');
const value = rest.join(':');
const real = fs.writeSync;
const end = () => {
  process.kill(process.pid, 'SIGKILL');
  // The signal is delivered before anything else is done.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
};

fs.writeSync = (...args) => {
  const line = typeof args[1] === 'string' ? args[1] : '';
  const hit = line.startsWith(`{"${key}":`) && (value === '' || line.startsWith(`{"${key}":"${value}"`));
  if (hit && key !== 'start') end();
  const written = real(...args);
  if (hit) {
    fs.fsyncSync(args[0]);
    end();
  }
  return written;
};
syncBuiltinESMExports();
