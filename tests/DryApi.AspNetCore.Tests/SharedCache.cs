using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Caching.Distributed;

namespace DryApi.AspNetCore.Tests;

/// <summary>A cache that several servers share, whose values end by the clock of the test.</summary>
internal sealed class SharedCache(TimeProvider timeProvider) : IDistributedCache
{
    private readonly ConcurrentDictionary<string, (byte[] Value, DateTimeOffset End)> _values = new(StringComparer.Ordinal);

    /// <summary>What comes after each reading, before whoever reads has the value.</summary>
    public Func<Task> OnRead { get; set; } = static () => Task.CompletedTask;

    /// <summary>What comes before each writing.</summary>
    public Func<string, Task> OnWrite { get; set; } = static _ => Task.CompletedTask;

    /// <summary>What comes after each writing.</summary>
    public Func<Task> OnWritten { get; set; } = static () => Task.CompletedTask;

    /// <summary>Whether it cannot be reached.</summary>
    public bool IsDown { get; set; }

    public IReadOnlyCollection<string> Keys => [.. _values.Keys];

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        ThrowIfDown();
        var value = Get(key);
        await OnRead();
        return value;
    }

    public byte[]? Get(string key) => _values.TryGetValue(key, out var known) && known.End > timeProvider.GetUtcNow() ? known.Value : null;

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        ThrowIfDown();
        await OnWrite(Encoding.UTF8.GetString(value));
        Set(key, value, options);
        await OnWritten();
    }

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => _values[key] = (value, timeProvider.GetUtcNow() + options.AbsoluteExpirationRelativeToNow!.Value);

    public Task RemoveAsync(string key, CancellationToken token = default)
    {
        ThrowIfDown();
        Remove(key);
        return Task.CompletedTask;
    }

    public void Remove(string key) => _values.TryRemove(key, out _);

    public void Refresh(string key) => throw new NotSupportedException();

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    private void ThrowIfDown()
    {
        if (IsDown)
        {
            throw new IOException("The cache cannot be reached.");
        }
    }
}
