namespace DryApi.Cli;

/// <summary>A request was refused, by the SDK or by the service, for values that have names on the command line.</summary>
/// <param name="refusal">The refusal.</param>
/// <param name="names">What the command line calls the fields.</param>
internal sealed class RefusedOptionsException(DryApiException refusal, IReadOnlyDictionary<string, string> names) : Exception(refusal.Message, refusal)
{
    /// <summary>The refusal.</summary>
    public DryApiException Refusal => refusal;

    /// <summary>What the command line calls a field, or what it is in.</summary>
    public string NameOf(string field) =>
        names.TryGetValue(field, out var name) ? name
        : names.FirstOrDefault(each => field.StartsWith(each.Key.Replace("[]", "", StringComparison.Ordinal) + ".", StringComparison.Ordinal) || field == each.Key.Replace("[]", "", StringComparison.Ordinal)).Value ?? field;
}
