namespace DryApi.OpenApi.Overlays;

/// <summary>One step of a path.</summary>
/// <param name="Selector">What is selected.</param>
/// <param name="IsDescendant">Whether it is selected below every node (<c>..</c>), not only below the current ones.</param>
internal readonly record struct JsonPathSegment(JsonPathSelector Selector, bool IsDescendant);
