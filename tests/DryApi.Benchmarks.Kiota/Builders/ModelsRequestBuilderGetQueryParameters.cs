using Microsoft.Kiota.Abstractions;

namespace DryApi.Benchmarks.Kiota;

/// <summary>Which page of models.</summary>
public sealed class ModelsRequestBuilderGetQueryParameters
{
    [QueryParameter("page")]
    public int? Page { get; set; }

    [QueryParameter("per_page")]
    public int? PerPage { get; set; }
}
