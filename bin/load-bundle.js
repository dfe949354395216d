'use strict';
const { readFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { dirname, join } = require('node:path');
const { constants, Script } = require('node:vm');

// Loads dist/bin/NAME.cjs as require() would, with the code that V8 made of it when the package was built. V8 refuses a
// cache that is of another version or another text, and compiles.
function loadBundle(name) {
  const file = join(__dirname, '..', 'dist', 'bin', `${name}.cjs`);
  const cache = `${file}.cache`;
  const script = new Script(wrap(readFileSync(file, 'utf8')), {
    filename: file,
    cachedData: readIfThere(cache),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const bundle = { exports: {} };
  script.runInThisContext()(bundle.exports, createRequire(file), bundle, file, dirname(file));
  return { main: bundle.exports.main, script, cache };
}

function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

module.exports = { loadBundle };
