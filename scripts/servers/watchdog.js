// Ends servers whose starter is gone. It is told of instance folders on standard input, one JSON line each:
// {"add": folder} and {"remove": folder}. When the pipe closes, because the starter ended in whatever way (kill -9
// included), every server that runs from a folder still on the list is ended and the folder removed.
// Plain JavaScript: it must start fast and not depend on a loader.
import { readdirSync, readFileSync, rmSync } from 'node:fs';

const folders = new Set();
let rest = '';

process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => {
  const lines = (rest + text).split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) {
    const { add, remove } = JSON.parse(line);
    if (add !== undefined) folders.add(add);
    folders.delete(remove);
  }
});
process.stdin.on('close', async () => {
  for (const folder of folders) await clear(folder);
});

// Whoever ends the starter's process group, or closes its terminal, does not mean the one who tidies up after it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

/** @param {string} folder */
async function clear(folder) {
  // A server may still be starting, and one that is being ended may still write: until both are over.
  for (let round = 0; round < 100; round++) {
    const processes = processesOf(folder);
    for (const pid of processes) kill(pid);
    if (processes.length === 0) {
      try {
        rmSync(folder, { recursive: true, force: true });
        return;
      } catch {
        // Something was written meanwhile.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * By the folder in their arguments, not by a process id that was told: a server started an instant before its starter
 * died is found all the same, and another process that has got the id since is not.
 * @param {string} folder
 */
function processesOf(folder) {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .filter((entry) => {
      try {
        const args = readFileSync(`/proc/${entry}/cmdline`, 'utf8').split('\0');
        return args.includes(`--defaults-file=${folder}/my.cnf`) || args.includes(`${folder}/data`);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** @param {number} pid */
function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone by itself.
  }
}
