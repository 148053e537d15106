import { Engine } from './lib/embedded-mongodb/engine.ts';
import { runCommand } from './lib/embedded-mongodb/commands/run.ts';
import fs from 'node:fs';
fs.rmSync('/tmp/pdb',{recursive:true,force:true}); fs.mkdirSync('/tmp/pdb');
const e = await Engine.open('/tmp/pdb');
let tot=0, inner=0, n=0;
const db=(e.storage as any); 
const run=(body:any, sequences=new Map())=>runCommand(e,{body:new Map(Object.entries(body)) as any,sequences,connectionId:1});
await run({createIndexes:'many', indexes:[new Map<string,any>([['key',new Map([['conversationId',1],['seq',1]])],['name','x']])], $db:'p'});
for (let r=0;r<4;r++){ let t=performance.now(); for(let i=0;i<200;i++) await run({insert:'many', documents:[new Map<string,any>([['_id',r*1000+i],['conversationId','q'],['seq',i]])], $db:'p'}); console.log('insertOne avg', (performance.now()-t)/200); }
let t=performance.now(); for(let i=0;i<200;i++) await new Promise(r=>setImmediate(r)); console.log('immediate', (performance.now()-t)/200);
await e.close();
const e2 = await Engine.open('/tmp/pdb'); const d=(e2.storage as any).db; const orig=d.transactionSync.bind(d); let N=0,T=0,I=0;
d.transactionSync=(f:any)=>{ const t=performance.now(); let i=0; const r=orig(()=>{ const t2=performance.now(); const x=f(); i=performance.now()-t2; return x;}); N++; T+=performance.now()-t; I+=i; return r;};
const run2=(body:any, sequences=new Map())=>runCommand(e2,{body:new Map(Object.entries(body)) as any,sequences,connectionId:1});
t=performance.now(); for(let i=0;i<200;i++) await run2({insert:'many', documents:[new Map<string,any>([['_id',90000+i],['conversationId','q'],['seq',i]])], $db:'p'}); console.log('insertOne avg', (performance.now()-t)/200, 'txn', T/N, 'inner', I/N);
await e2.close();
