namespace DryApi.Contracts;

/// <summary>One fact that two contracts say differently, and what that means.</summary>
public sealed class Change
{
    /// <summary>The rule that calls it what it is.</summary>
    public required DriftRule Rule { get; init; }

    /// <summary>The rule's name with its place.</summary>
    public required string RuleName { get; init; }

    /// <summary>What it means on the wire: the rule's severity, or less where the value never goes the rule's way.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What changed, as the contract names it: <c>Txt2ImgRequest.webhook_url</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The old value; null when there was none.</summary>
    public string? Old { get; init; }

    /// <summary>The new value; null when there is none.</summary>
    public string? New { get; init; }

    /// <summary>The fact's name, where the values alone do not say it: <c>maxLength</c>.</summary>
    public string? Fact { get; init; }

    /// <summary>Where the fact stands: in the new document, or in the old one when it is gone.</summary>
    public IOrigin? Origin { get; init; }

    /// <summary>The operations that it touches, as <c>POST /path</c>, sorted; empty when it is about the whole.</summary>
    public IReadOnlyList<string> Operations { get; set; } = [];

    /// <summary>The type or member of the SDK that it touches; null when the SDK has none of it.</summary>
    public string? Member { get; internal set; }

    /// <summary>What callers' C# feels of it, in a clause; null when it feels nothing.</summary>
    public string? SourceEffect { get; internal set; }

    /// <summary>Whether callers' C# stops compiling.</summary>
    public bool SourceBreaking { get; internal set; }

    /// <summary>The C# that calls it, of an operation that is new: <c>client.Txt2Img.SubmitAsync(new Txt2ImgRequest { Prompt = … })</c>; null otherwise.</summary>
    public string? Call { get; internal set; }

    /// <summary>What to do, in a sentence; null when the rule says enough.</summary>
    public string? Remedy { get; internal set; }

    /// <summary>The C# name that went, where the overlay can give it back to the schema; null where none did.</summary>
    public TypeRename? Rename { get; init; }

    /// <summary>What it touches, for those who look for the C# of it.</summary>
    internal ChangeTarget Target { get; init; } = new();

    /// <summary>The operation that it touches first; null when it is about the whole.</summary>
    public string? Operation => Operations.Count == 0 ? null : Operations[0];

    /// <summary>What changed, from what to what: <c>Txt2ImgRequest.webhook_url: maxLength 2048 → 1024</c>.</summary>
    public string Difference => string.Join(": ", new[] { Subject, Values }.Where(t => t.Length > 0));

    /// <summary>The fact, from what to what: <c>maxLength 2048 → 1024</c>.</summary>
    public string Values
    {
        get
        {
            var values = (Old, New) switch
            {
                (null, null) => "",
                (null, _) => "+ " + New,
                (_, null) => "− " + Old,
                _ => Old + " → " + New,
            };
            return string.Join(" ", new[] { Fact ?? "", values }.Where(t => t.Length > 0));
        }
    }

    /// <summary>Where something changed, and what: <c>POST /path (and 2 more): Txt2ImgRequest.webhook_url: maxLength 2048 → 1024</c>.</summary>
    public string Headline => Operations.Count switch
    {
        0 => "",
        1 => Operations[0] + ": ",
        _ => $"{Operations[0]} (and {Operations.Count - 1} more): ",
    } + Difference;

    /// <summary>The statement, and what to do.</summary>
    public string Message => Remedy is null ? Statement : Statement + " " + Remedy;

    /// <summary>The change in one line: what, from what to what, what it means, and what C# feels.</summary>
    public string Statement
    {
        get
        {
            var effect = (SourceEffect ?? Member) is { } text ? $" C#: {text}." : "";
            return $"{Headline}. {Rule.Sentence}{effect}";
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Severity} {Rule.Id} {RuleName}: {Message}";
}
