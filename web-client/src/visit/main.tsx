// The visitor’s chat begins here.

export {};
