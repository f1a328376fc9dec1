using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DryApi.Cli.Mcp;

/// <summary>What an agent gave for an operation: values by name on the wire, and what tells this call from others.</summary>
/// <param name="Values">The values, files among them.</param>
/// <param name="Fingerprint">The same for the same operation, values, files and key, however they are written.</param>
internal sealed record RunValues(Dictionary<string, object?> Values, string Fingerprint)
{
    /// <summary>Reads them.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="given">What was given, by names of the wire or of C#.</param>
    /// <param name="key">What the agent calls this run by.</param>
    /// <param name="files">Opens files.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ToolRefusedException">A file may not be sent, or something is given twice.</exception>
    public static async Task<RunValues> ReadAsync(OperationDescription operation, IReadOnlyDictionary<string, JsonElement> given, string? key, AgentFiles files, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        var canonical = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in given.Where(each => each.Value.ValueKind != JsonValueKind.Null))
        {
            var parameter = operation.FindParameter(name);
            var wireName = parameter?.WireName ?? name;
            _ = ToolArguments.Whole(wireName, () => Canonical(null, value));
            var (taken, text) = await TakeAsync(parameter, wireName, value, files, cancellationToken).ConfigureAwait(false);
            if (!values.TryAdd(wireName, taken))
            {
                throw new ToolRefusedException($"{wireName}: is given twice.");
            }

            canonical.Add(wireName, text);
        }

        var whole = new StringBuilder(operation.Name).Append('\n').Append(Quoted(key ?? "")).Append('\n');
        foreach (var (name, text) in canonical)
        {
            whole.Append(Quoted(name)).Append(':').Append(text).Append('\n');
        }

        return new RunValues(values, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(whole.ToString()))));
    }

    private static async Task<(object? Value, string Text)> TakeAsync(ParameterDescription? parameter, string field, JsonElement value, AgentFiles files, CancellationToken cancellationToken)
    {
        if (parameter?.Type == ParameterType.File)
        {
            var file = await files.OpenAsync(field, value, cancellationToken).ConfigureAwait(false);
            return (file.Content, file.Hash);
        }

        if (parameter?.Items?.Type == ParameterType.File)
        {
            var opened = new List<AgentFile>();
            foreach (var item in value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new[] { value })
            {
                opened.Add(await files.OpenAsync(field, item, cancellationToken).ConfigureAwait(false));
            }

            return (opened.Select(file => file.Content).ToArray(), string.Join(',', opened.Select(file => file.Hash)));
        }

        // A text as such, as the commands give it.
        return (value.ValueKind == JsonValueKind.String ? value.GetString() : value, Canonical(parameter, value));
    }

    /// <summary>A value in one way of writing: 1 is 1.0 and "1" where a number is meant, and the order of an object's names says nothing.</summary>
    private static string Canonical(ParameterDescription? parameter, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => NumberOf(value.GetRawText()) ?? value.GetRawText(),
        JsonValueKind.String when parameter?.Type is ParameterType.Integer or ParameterType.Number => NumberOf(value.ToString()) ?? Quoted(value.ToString()),
        JsonValueKind.String when parameter?.Type == ParameterType.Boolean && bool.TryParse(value.ToString(), out var flag) => flag ? "true" : "false",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.String => Quoted(value.ToString()),
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(item => Canonical(parameter?.Items, item)))}]",
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"{Quoted(member.Name)}:{Canonical(parameter?.Properties.FirstOrDefault(property => property.WireName == member.Name), member.Value)}"))}}}",
        _ => "null",
    };

    private static string? NumberOf(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? Math.Abs(number) < 1e15 && double.IsInteger(number) ? number.ToString("F0", CultureInfo.InvariantCulture) : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole.ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture)
        : null;

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
