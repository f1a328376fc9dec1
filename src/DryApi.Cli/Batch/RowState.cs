namespace DryApi.Cli.Batch;

/// <summary>Where a row of a batch stands. The numbers are those of the journal.</summary>
internal enum RowState
{
    /// <summary>Nothing was sent.</summary>
    Planned = 0,

    /// <summary>It is being submitted: what the journal of a process that was killed has of it.</summary>
    Intended = 1,

    /// <summary>The service took it, and its result is not here yet.</summary>
    Submitted = 2,

    /// <summary>Its result is here.</summary>
    Saved = 3,

    /// <summary>It was refused, or its job failed.</summary>
    Failed = 4,

    /// <summary>Nobody knew whether it was taken, and it was left out.</summary>
    Skipped = 5,

    /// <summary>Nobody knows whether the service took it.</summary>
    Uncertain = 6,
}
