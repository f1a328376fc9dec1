using System.ComponentModel.DataAnnotations;

namespace DryApi.Validation;

/// <summary>An absolute https address. Null is valid.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class HttpsUrlAttribute() : UrlSchemesAttribute("https");
