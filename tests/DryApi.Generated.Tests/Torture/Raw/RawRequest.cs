using System.Globalization;
using System.Text;

namespace DryApi.Generated.Tests.Torture.Raw;

/// <summary>The head of a request as it stood on the wire.</summary>
internal sealed class RawRequest
{
    public RawRequest(string head)
    {
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var start = lines[0].Split(' ');
        (Method, Target) = (start[0], start[1]);
        Headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
    }

    public string Method { get; }

    public string Target { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The number of bytes that follow; null when they come in chunks.</summary>
    public int? BodyLength => Headers.ContainsKey("Transfer-Encoding") ? null
        : Headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0;

    /// <summary>What was read of the body, without the marks of chunks.</summary>
    public MemoryStream Body { get; } = new();

    /// <summary>Target and body as text, each byte a character.</summary>
    public string Text => Target + "\n" + Encoding.Latin1.GetString(Body.GetBuffer(), 0, (int)Body.Length);
}
