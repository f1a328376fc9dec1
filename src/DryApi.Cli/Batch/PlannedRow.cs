namespace DryApi.Cli.Batch;

/// <summary>A row: a record of the file, or one of the several that it stands for.</summary>
/// <param name="Line">The line of its record.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Given">What was given, by name on the wire: texts, and JSON that is no text.</param>
/// <param name="Notes">The columns that are no parameters, by name without <c>#</c>.</param>
/// <param name="Places">Where each value stands.</param>
internal sealed record PlannedRow(int Line, OperationDescription Operation, IReadOnlyDictionary<string, object?> Given, IReadOnlyDictionary<string, object?> Notes, IReadOnlyDictionary<string, int?> Places);
