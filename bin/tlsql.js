#!/usr/bin/env node
// CommonJS (see package.json beside it): Node then starts without its loader of modules, which a client that is started for
// one statement would wait for.
'use strict';
if (process.argv[2] === 'connect') require('./connect.js');
else import('../dist/bin/main.js').then(({ main }) => main());
