namespace DryApi.Cli.Batch;

/// <summary>What becomes of a row whose submission ended without a response: the service may have taken it, and nobody can tell.</summary>
internal enum UncertainChoice
{
    /// <summary>Somebody is asked, and where nobody is there the run ends.</summary>
    Ask,

    /// <summary>It is left out.</summary>
    Skip,

    /// <summary>It is submitted again, and perhaps paid for twice.</summary>
    Resubmit,
}
