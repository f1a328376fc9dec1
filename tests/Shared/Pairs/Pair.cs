using System.Text.Json.Nodes;

namespace DryApi.Tests.Pairs;

/// <summary>Two small documents and what their comparison has to give, each as <c>severity id name</c>.</summary>
internal sealed record Pair(JsonObject Base, JsonObject Head, IReadOnlyList<string> Expected);
