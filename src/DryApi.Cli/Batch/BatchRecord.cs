namespace DryApi.Cli.Batch;

/// <summary>A record of a batch file: what stands in it, without what is empty.</summary>
/// <param name="Line">The line that it begins in, from 1.</param>
/// <param name="Cells">Its values.</param>
internal sealed record BatchRecord(int Line, IReadOnlyList<BatchCell> Cells);
