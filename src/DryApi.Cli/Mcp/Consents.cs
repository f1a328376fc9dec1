using System.Security.Cryptography;

namespace DryApi.Cli.Mcp;

/// <summary>What users were asked to pay for. Each question is answered once, and only for the run and the price that it named.</summary>
internal sealed class Consents
{
    private const int Most = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string Fingerprint, decimal Price)> _asked = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Notes a question.</summary>
    /// <returns>What the answer has to bring along.</returns>
    public string Ask(string fingerprint, decimal price)
    {
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        lock (_lock)
        {
            _asked.Add(token, (fingerprint, price));
            _order.Enqueue(token);
            if (_order.Count > Most)
            {
                _asked.Remove(_order.Dequeue());
            }
        }

        return token;
    }

    /// <summary>Takes a question that is answered.</summary>
    /// <returns>The price that was named; null where this was not asked.</returns>
    public decimal? Take(string? token, string fingerprint)
    {
        lock (_lock)
        {
            return token is not null && _asked.TryGetValue(token, out var asked) && asked.Fingerprint == fingerprint && _asked.Remove(token) ? asked.Price : null;
        }
    }
}
