using DryApi.Serialization;

namespace DryApi.Http;

/// <summary>A response that is taken over before its body is read: it stays open, and whoever has it disposes it.</summary>
internal abstract class TakenResponse : JsonModel;
