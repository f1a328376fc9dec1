namespace DryApi.Cli.Batch;

/// <summary>A row that the journal may not have yet.</summary>
/// <param name="Line">The line of its record.</param>
/// <param name="Operation">The name of the operation.</param>
/// <param name="Hash">What it is known by: a hash of what was given.</param>
/// <param name="Request">The values that are sent, as JSON.</param>
/// <param name="Notes">The columns that are no parameters, as JSON.</param>
/// <param name="PriceKey">A hash of what its price depends on.</param>
/// <param name="AlikeKey">The same without texts.</param>
/// <param name="TextLength">How long its texts are together.</param>
internal sealed record NewRow(int Line, string Operation, byte[] Hash, string Request, string Notes, byte[] PriceKey, byte[] AlikeKey, int TextLength);
