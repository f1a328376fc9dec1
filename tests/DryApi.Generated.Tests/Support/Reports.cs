namespace DryApi.Generated.Tests.Support;

/// <summary>Keeps what is reported, in order. Unlike <see cref="Progress{T}"/> it does so at once.</summary>
internal sealed class Reports<T> : IProgress<T>
{
    public List<T> Items { get; } = [];

    public void Report(T value) => Items.Add(value);
}
