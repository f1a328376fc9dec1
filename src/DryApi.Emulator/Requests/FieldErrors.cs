namespace DryApi.Emulator.Requests;

/// <summary>What is wrong with which field of a request, in the order in which it was found.</summary>
internal sealed class FieldErrors
{
    private readonly Dictionary<string, List<string>> _messages = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, List<string>> Messages => _messages;

    public bool Any => _messages.Count > 0;

    /// <summary>The first message, and how many there are besides.</summary>
    public string Summary
    {
        get
        {
            var others = _messages.Values.Sum(messages => messages.Count) - 1;
            var first = _messages.Values.First()[0];
            return others switch { 0 => first, 1 => $"{first} (and 1 more error)", _ => $"{first} (and {others} more errors)" };
        }
    }

    public bool Has(string field) => _messages.ContainsKey(field);

    public void Add(string field, string message)
    {
        if (!_messages.TryGetValue(field, out var messages))
        {
            _messages[field] = messages = [];
        }

        messages.Add(message);
    }

    public void AddIf(bool condition, string field, string message)
    {
        if (condition)
        {
            Add(field, message);
        }
    }

    /// <exception cref="RequestRefusedException">There are errors.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new RequestRefusedException(this);
        }
    }
}
