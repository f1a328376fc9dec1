namespace DryApi.OpenApi.Drift;

/// <summary>Which part of a version grows (Semantic Versioning).</summary>
internal enum VersionBump
{
    /// <summary>Nothing that callers see was added.</summary>
    Patch,

    /// <summary>Something was added.</summary>
    Minor,

    /// <summary>Callers can fail, on the wire or in their source.</summary>
    Major,
}
