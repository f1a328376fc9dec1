[assembly: AssemblyFixture(typeof(LoopbackServer))]
[assembly: AssemblyFixture(typeof(DryApi.Constructs.Tests.Pipeline.EverythingClient))]
[assembly: AssemblyFixture(typeof(DryApi.Constructs.Tests.Pipeline.OrdinaryClient))]
[assembly: AssemblyFixture(typeof(DryApi.Constructs.Tests.Pipeline.StreamsClient))]
