// Starts soketi, and ends with the test that started it: its standard input is at its end then.
'use strict';

process.stdin.resume().on('end', () => process.exit());
process.argv.push('start');
require('@soketi/soketi/bin/server.js');
