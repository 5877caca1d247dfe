import fc from 'fast-check';

// The same examples every time: a run that fails is one that anybody can repeat. A hunt for rare ones takes another seed.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.SEED ?? 20_260_701) });
