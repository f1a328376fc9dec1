using System.Net;

namespace DryApi.OpenApi.Pulling;

/// <summary>The machine's proxy, which never sees what is asked of the machine itself.</summary>
internal sealed class LoopbackBypassProxy(IWebProxy proxy) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || proxy.IsBypassed(host);
}
