using DryApi.Contracts;

namespace DryApi.Generator.Emission;

/// <summary>A JSON object that is being written.</summary>
internal sealed class JsonObjectText
{
    private readonly List<string> _members = [];

    /// <summary>Adds a member, whose value is JSON already.</summary>
    public JsonObjectText Add(string name, string json)
    {
        _members.Add(JsonText.Quote(name) + ":" + json);
        return this;
    }

    /// <summary>Adds a text, if there is one. Half of a surrogate pair, which no reader of JSON takes, is a replacement character.</summary>
    public JsonObjectText AddText(string name, string? text) => string.IsNullOrEmpty(text) ? this : Add(name, Text(text!));

    /// <summary>Adds a list, if it has items, which are JSON already.</summary>
    public JsonObjectText AddList(string name, IReadOnlyCollection<string> items) => items.Count == 0 ? this : Add(name, List(items));

    /// <summary>A list of JSON values.</summary>
    public static string List(IEnumerable<string> items) => "[" + string.Join(",", items) + "]";

    /// <inheritdoc cref="AddText"/>
    public static string Text(string text)
    {
        var characters = text.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (char.IsHighSurrogate(characters[i]) && i + 1 < characters.Length && char.IsLowSurrogate(characters[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(characters[i]))
            {
                characters[i] = '\ufffd';
            }
        }

        return JsonText.Quote(new string(characters));
    }

    public override string ToString() => "{" + string.Join(",", _members) + "}";
}
