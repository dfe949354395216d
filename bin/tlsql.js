#!/usr/bin/env node
// CommonJS (see package.json beside it): Node then starts without its loader of modules, which a client that is started for
// one statement, or a script that revokes one certificate, would wait for.
'use strict';
const bundles = new Map([
  ['connect', 'connect'],
  ['ca', 'certificates'],
  ['cert', 'certificates'],
]);
const bundle = bundles.get(process.argv[2]);
if (bundle === undefined) import('../dist/bin/main.js').then(({ main }) => main());
else require('./load-bundle.js').loadBundle(bundle).main();
