[assembly: AssemblyFixture(typeof(LoopbackServer))]
