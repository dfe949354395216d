import { indexLimit } from './changes.ts';
import { readIfThere, readTail, tailSize } from './disk.ts';
import { eachIndexEntry } from './index-file.ts';

/**
 * The last bytes of an index, after a look at every whole line in them: behind a damaged line nothing is to be written, `openssl ca`
 * would refuse all of it. Fails with `index-damaged`, which names the line.
 */
export function tailOf(path: string): Buffer {
  const tail = readTail(path);
  // The first line of a part is not whole.
  const from = tail.length < tailSize ? 0 : tail.indexOf(0x0a) + 1;
  const text = tail.toString('latin1', from, tail.lastIndexOf(0x0a) + 1);
  try {
    eachIndexEntry(text, path, () => undefined);
  } catch (error) {
    // Read as a whole the error has the line's number.
    eachIndexEntry((readIfThere(path, indexLimit) ?? tail).toString('latin1'), path, () => undefined);
    throw error;
  }
  return tail;
}
