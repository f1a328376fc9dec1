using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DryApi.Cli;

/// <summary>A request as a command of curl for a POSIX shell. The key is not in it: the shell takes it from the environment.</summary>
internal static class CurlCommand
{
    private const string NextLine = " \\\n  ";

    /// <summary>Makes the command.</summary>
    /// <param name="request">The request, as it would be sent.</param>
    /// <param name="pathOf">Where the nth file of a field lies.</param>
    /// <param name="cancellationToken">Ends the reading of files.</param>
    public static async Task<string> OfAsync(HttpRequestMessage request, Func<string, int, string> pathOf, CancellationToken cancellationToken)
    {
        var command = new StringBuilder("curl");
        if (request.Method != HttpMethod.Get)
        {
            command.Append(" -X ").Append(ShellText.Word(request.Method.Method));
        }

        command.Append(' ').Append(ShellText.Word(request.RequestUri!.AbsoluteUri)).Append(NextLine).Append($"-H \"Authorization: Bearer ${Session.KeyVariable}\"");
        foreach (var accepted in request.Headers.Accept)
        {
            command.Append(NextLine).Append("-H ").Append(ShellText.Word($"Accept: {accepted}"));
        }

        if (request.Content is { } content)
        {
            await AppendBodyAsync(command, content, pathOf, cancellationToken).ConfigureAwait(false);
        }

        return command.ToString();
    }

    private static async Task AppendBodyAsync(StringBuilder command, HttpContent content, Func<string, int, string> pathOf, CancellationToken cancellationToken)
    {
        var type = content.Headers.ContentType!;
        if (type.MediaType != "multipart/form-data")
        {
            var body = await content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            // JSON reads what is encoded for a terminal as the same text.
            command.Append(NextLine).Append("-H ").Append(ShellText.Word($"Content-Type: {type}")).Append(NextLine).Append("--data-raw ").Append(ShellText.Word(TerminalText.OneLine(body)));
            return;
        }

        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Parameters.First(parameter => parameter.Name == "boundary").Value).ToString(), stream);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section)
        {
            command.Append(NextLine).Append(await PartAsync(section, counts, pathOf, cancellationToken).ConfigureAwait(false));
        }
    }

    private static async Task<string> PartAsync(MultipartSection section, Dictionary<string, int> counts, Func<string, int, string> pathOf, CancellationToken cancellationToken)
    {
        var disposition = section.GetContentDispositionHeader()!;
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
        if (disposition.FileName.HasValue)
        {
            var fileName = HeaderUtilities.RemoveQuotes(disposition.FileName).ToString();
            var count = counts[name] = counts.GetValueOrDefault(name) + 1;
            var path = pathOf(name, count - 1);
            return "-F " + ShellText.Word($"{name}=@{(path == Inputs.StandardInput ? path : Quoted(path))};filename={Quoted(fileName)}{TypeOf(section)}");
        }

        var text = await section.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        if (section.ContentType == "application/json")
        {
            text = TerminalText.OneLine(text);
        }

        return section.ContentType is null ? "--form-string " + ShellText.Word($"{name}={text}") : "-F " + ShellText.Word($"{name}={Quoted(text)}{TypeOf(section)}");
    }

    private static string TypeOf(MultipartSection section) => section.ContentType is { } type ? $";type={type}" : "";

    /// <summary>A text as curl takes it where a semicolon or a comma would end it.</summary>
    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
